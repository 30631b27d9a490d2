import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cuts } from './example-session.ts';
import { TLS_CONTENT_TYPES, TlsRecordCounter, type TlsCounts } from './tls-records.ts';

const NONE = { records: 0, bytes: 0 };

function record(type: number, bytes: number): Buffer {
  return Buffer.concat([Buffer.from([type, 3, 3, bytes >> 8, bytes & 0xff]), Buffer.alloc(bytes)]);
}

function countsOf(stream: Buffer, lengths: readonly number[] = []): TlsCounts {
  const counter = new TlsRecordCounter();
  for (let from = 0, piece = 0; from < stream.length; piece += 1) {
    const end = from + (lengths[piece % lengths.length] ?? stream.length);
    counter.push(stream.subarray(from, end));
    from = end;
  }
  return counter.counts();
}

function totalOf(counts: TlsCounts): number {
  return TLS_CONTENT_TYPES.reduce((sum, type) => sum + counts[type].bytes, counts.unaccounted);
}

const streams = fc
  .array(fc.tuple(fc.integer({ min: 20, max: 23 }), fc.nat({ max: 90 })), { maxLength: 8 })
  .map((records) => Buffer.concat(records.map(([type, bytes]) => record(type, bytes))));

test('records are counted by type, headers included', () => {
  const stream = Buffer.concat([
    record(22, 512),
    record(20, 1),
    record(23, 17),
    record(23, 117),
    record(21, 2),
  ]);
  expect(countsOf(stream)).toEqual({
    changeCipherSpec: { records: 1, bytes: 6 },
    alert: { records: 1, bytes: 7 },
    handshake: { records: 1, bytes: 517 },
    applicationData: { records: 2, bytes: 144 },
    unaccounted: 0,
  });
});

test('the largest record counts, one byte more is no record', () => {
  expect(countsOf(record(23, 16_640)).applicationData).toEqual({ records: 1, bytes: 16_645 });
  expect(countsOf(record(23, 16_641))).toMatchObject({ applicationData: NONE, unaccounted: 16_646 });
});

test.each([
  ['cleartext', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
  ['an unknown type', record(24, 3)],
  ['a record cut off', record(23, 50).subarray(0, 40)],
  ['a header cut off', record(23, 50).subarray(0, 4)],
])('%s is unaccounted for', (_, stream) => {
  expect(countsOf(stream)).toEqual({
    changeCipherSpec: NONE,
    alert: NONE,
    handshake: NONE,
    applicationData: NONE,
    unaccounted: stream.length,
  });
});

test('the counts add up to the stream and do not depend on the cuts, whatever it holds', () => {
  const broken = fc.tuple(streams, fc.uint8Array({ maxLength: 40 })).map((parts) => Buffer.concat(parts));
  fc.assert(
    fc.property(fc.oneof(streams, broken), cuts, (stream, lengths) => {
      const counts = countsOf(stream);
      expect(totalOf(counts)).toBe(stream.length);
      expect(countsOf(stream, lengths)).toEqual(counts);
    }),
  );
  fc.assert(
    fc.property(streams, (stream) => {
      expect(countsOf(stream).unaccounted).toBe(0);
    }),
  );
});
