import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCursor } from './cursor.ts';
import { GAP_REASONS } from './event-log.ts';
import { echoLine, eventLine, isEchoLine, isGapReason, openingLine, parseLine } from './line.ts';

const CURSORS = fc.record({ epoch: fc.stringMatching(/^[0-9a-z]{1,16}$/), seq: fc.nat() }).map(formatCursor);

const PAYLOADS = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', ' ', 'head life-1', 'gap evicted life-1', 'life-1 {}', '{"a":"b c"}', '\u0000'),
);

describe('a line', () => {
  test('of an event gives back cursor and payload, whatever the payload looks like', () => {
    fc.assert(
      fc.property(CURSORS, PAYLOADS, (cursor, payload) => {
        const line = eventLine({ cursor, payload, appendedUs: 0 });
        expect(line).toBe(`${cursor} ${payload}`);
        expect(parseLine(line)).toEqual({ kind: 'event', cursor, payload });
      }),
    );
  });

  test('that opens a subscription tells where it starts', () => {
    fc.assert(
      fc.property(CURSORS, (cursor) => {
        expect(parseLine(openingLine(undefined, cursor))).toEqual({ kind: 'head', cursor });
      }),
    );
  });

  test.each(GAP_REASONS)('that opens with a gap tells that it is %s, and where to go on', (reason) => {
    expect(openingLine(reason, 'life-3')).toBe(`gap ${reason} life-3`);
    expect(parseLine(`gap ${reason} life-3`)).toEqual({ kind: 'gap', reason, cursor: 'life-3' });
  });

  test('to echo gives back the id and the text, whatever the text looks like, and is known for one', () => {
    const texts = PAYLOADS.filter((text) => !/[\r\n]/.test(text));
    fc.assert(
      fc.property(fc.stringMatching(/^[^ \r\n]+$/), texts, (id, text) => {
        const line = echoLine({ id, text });
        expect(parseLine(line)).toEqual({ kind: 'echo', id, text });
        expect(isEchoLine(line)).toBe(true);
      }),
    );
  });

  test.each(['', 'echo', 'echo ', 'echo 1', 'echo  a', 'echo 1 a\n', 'echo 1 a\rb', 'Echo 1 a', ' echo 1 a'])(
    'of a client is not to be sent back: %j',
    (text) => {
      expect(isEchoLine(text)).toBe(false);
    },
  );

  test.each(['', 'head', 'gap', 'hello', 'gap lost life-3', 'gap  life-3', 'echo', 'echo 1', 'echo  a'])(
    'is not %j',
    (text) => {
      expect(parseLine(text)).toBeUndefined();
    },
  );
});

describe('a gap reason', () => {
  test('is one of those that a log gives', () => {
    for (const reason of GAP_REASONS) expect(isGapReason(reason)).toBe(true);
    for (const text of ['', 'EVICTED', 'lost', undefined]) expect(isGapReason(text)).toBe(false);
  });
});
