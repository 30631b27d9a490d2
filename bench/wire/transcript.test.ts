import fc from 'fast-check';
import { expect, test } from 'vitest';
import { transcribedLedger } from './transcript.ts';

const REQUEST = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';
const ANSWER = 'HTTP/1.1 204 No Content\r\nEvent-Cursor: a-1\r\n\r\n';

const LINES = [
  'up GET / HTTP/1.1\r\n',
  'up Host: a\r\n',
  'up \r\n',
  'down HTTP/1.1 204 No Content\r\n',
  'down Event-Cursor: a-1\r\n',
  'down \r\n',
];

function written(spans: ReturnType<ReturnType<typeof transcribedLedger>['transcript']['between']>): string[] {
  return spans.map(({ direction, content }) => `${direction} ${Buffer.from(content).toString('latin1')}`);
}

function cut(text: string, sizes: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  let from = 0;
  for (const size of [...sizes, text.length]) {
    if (from < text.length) pieces.push(Buffer.from(text.slice(from, from + size)));
    from += size;
  }
  return pieces;
}

test('what was said is told in the order on the wire, however it was cut into chunks', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 20 }));
  fc.assert(
    fc.property(sizes, sizes, (up, down) => {
      const { ledger, transcript } = transcribedLedger({ kind: 'http1' });
      for (let round = 0; round < 2; round += 1) {
        for (const chunk of cut(REQUEST, up)) ledger.push('up', chunk);
        for (const chunk of cut(ANSWER, down)) ledger.push('down', chunk);
      }
      ledger.end();
      expect(written(transcript.between(0, transcript.length))).toEqual([...LINES, ...LINES]);
    }),
  );
});

test('a section holds what passed between its two moments, at its place in the stream', () => {
  const { ledger, transcript } = transcribedLedger({ kind: 'http1' });
  ledger.push('up', Buffer.from(REQUEST));
  const asked = transcript.length;
  ledger.push('down', Buffer.from(ANSWER));
  const answered = transcript.length;
  ledger.push('up', Buffer.from(REQUEST));
  ledger.end();
  expect(written(transcript.between(asked, answered))).toEqual(LINES.slice(3));
  expect(transcript.between(answered, transcript.length)[0]).toMatchObject({
    direction: 'up',
    at: REQUEST.length,
    layer: 'request-heads',
  });
});

test('a span that goes on beyond a moment is cut there', () => {
  const { ledger, transcript } = transcribedLedger({ kind: 'http1' });
  ledger.push('up', Buffer.from('GET / HT'));
  const within = transcript.length;
  ledger.push('up', Buffer.from('TP/1.1\r\n'));
  expect(written(transcript.between(0, within))).toEqual(['up GET / HT']);
  expect(written(transcript.between(within, transcript.length))).toEqual(['up TP/1.1\r\n']);
});

test('memory that is used again does not change what was said', () => {
  const { ledger, transcript } = transcribedLedger({ kind: 'http1' });
  const chunk = Buffer.from(REQUEST);
  ledger.push('up', chunk);
  chunk.fill(0);
  expect(written(transcript.between(0, 1))).toEqual(LINES.slice(0, 3));
});
