import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeEvent, encodeEvent, eventBytes, type FeedEvent } from './event.ts';

const EVENTS: fc.Arbitrary<FeedEvent> = fc.record({
  feed: fc.constantFrom('probe', 'warmup', 'measured'),
  n: fc.nat(99_999_999),
  dueUs: fc.maxSafeNat(),
  sentUs: fc.maxSafeNat(),
  body: fc.string({ unit: 'binary' }),
});

const EVENT: FeedEvent = { feed: 'measured', n: 7, dueUs: 1_000, sentUs: 1_234, body: 'text' };

/** A valid event's JSON with some members changed; undefined removes one. */
function altered(changes: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ feed: 'm', n: 7, due: 1_000, sent: 1_234, body: 'text', ...changes });
}

describe('an encoded event', () => {
  test('decodes to what it was', () => {
    fc.assert(
      fc.property(EVENTS, (event) => {
        expect(decodeEvent(encodeEvent(event))).toEqual(event);
      }),
    );
  });

  test('is one line, whatever the body', () => {
    fc.assert(
      fc.property(EVENTS, (event) => {
        expect(encodeEvent(event)).not.toMatch(/[\r\n]/);
      }),
    );
  });

  test('is of one size for one size of body, whatever the feed, the number and the stamps', () => {
    fc.assert(
      fc.property(EVENTS, fc.nat(2_000), (event, bodyBytes) => {
        const encoded = encodeEvent({ ...event, body: 'x'.repeat(bodyBytes) });
        expect(Buffer.byteLength(encoded)).toBe(eventBytes(bodyBytes));
      }),
    );
  });

  test('looks as the wire has it', () => {
    expect(encodeEvent(EVENT)).toBe(
      '{"feed":"m","n":       7,"due":            1000,"sent":            1234,"body":"text"}',
    );
  });
});

describe('decoding', () => {
  test('takes the members in any order, and more of them than there are', () => {
    expect(decodeEvent('{"x":1,"body":"b","sent":3,"due":2,"n":1,"feed":"p"}')).toEqual({
      feed: 'probe',
      n: 1,
      dueUs: 2,
      sentUs: 3,
      body: 'b',
    });
  });

  test.each(['', ' ', 'null', '7', '"text"', '[]', '{}', '{', 'hello', encodeEvent(EVENT).slice(0, -1)])(
    'refuses %j',
    (payload) => {
      expect(decodeEvent(payload)).toBeUndefined();
    },
  );

  test.each([
    { feed: 'measured' },
    { feed: 'constructor' },
    { feed: '__proto__' },
    { feed: ['m'] },
    { n: -1 },
    { n: 1.5 },
    { n: '7' },
    { n: 2 ** 53 },
    { due: -1 },
    { due: null },
    { sent: undefined },
    { body: 5 },
    { body: undefined },
  ])('refuses an event with %j', (changes) => {
    expect(decodeEvent(altered({}))).toEqual(EVENT);
    expect(decodeEvent(altered(changes))).toBeUndefined();
  });

  test('of anything at all gives an event or undefined, and throws nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (payload) => {
        expect(decodeEvent(payload)).toBeUndefined();
      }),
    );
  });
});
