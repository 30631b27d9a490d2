import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EventLog, type LogBounds, type LogEntry } from './event-log.ts';

const ROOMY: LogBounds = { maxEvents: 1_000, maxBytes: 1_000_000 };

function logOf(payloads: readonly string[], bounds: LogBounds = ROOMY): EventLog {
  const log = new EventLog(bounds, undefined, 'life');
  for (const payload of payloads) log.append(payload);
  return log;
}

function textsOf(entries: readonly LogEntry[]): readonly string[] {
  return entries.map(({ payload }) => payload);
}

describe('a log', () => {
  test('gives each event the cursor of its place, the newest being the head', () => {
    const log = new EventLog(ROOMY, undefined, 'life');
    expect(log.head).toBe('life-0');
    expect(log.append('one').cursor).toBe('life-1');
    expect(log.append('two').cursor).toBe('life-2');
    expect(log.head).toBe('life-2');
    expect(log.size).toBe(2);
  });

  test('has an epoch of its own unless it is given one', () => {
    expect(new EventLog(ROOMY).epoch).toMatch(/^[0-9a-z]{4}$/);
  });

  test.each(['a\nb', 'a\rb', '\n', 'a\r\n'])('refuses %j, which is no single line', (payload) => {
    const log = logOf(['before']);
    expect(() => log.append(payload)).toThrow(TypeError);
    expect(textsOf(log.after('life-0').entries)).toEqual(['before']);
    expect(log.head).toBe('life-1');
  });

  test('keeps so many events and no more, the newest', () => {
    const log = logOf(['a', 'b', 'c', 'd'], { ...ROOMY, maxEvents: 2 });
    expect(log.size).toBe(2);
    expect(textsOf(log.after('life-2').entries)).toEqual(['c', 'd']);
  });

  test('keeps so many bytes and no more, counted in UTF-8', () => {
    const log = logOf(['12345', 'éé', '6'], { ...ROOMY, maxBytes: 5 });
    expect(textsOf(log.after('life-1').entries)).toEqual(['éé', '6']);
    expect(log.after('life-0').gap).toBe('evicted');
  });

  test('keeps the newest event though it alone is too large', () => {
    const log = logOf(['a', 'large'], { ...ROOMY, maxBytes: 3 });
    expect(textsOf(log.after('life-1').entries)).toEqual(['large']);
    log.append('b');
    expect(textsOf(log.after('life-2').entries)).toEqual(['b']);
    expect(log.size).toBe(1);
  });

  test('never holds more than its bounds allow, and always the newest', () => {
    const bounds = fc.record({ maxEvents: fc.integer({ min: 1, max: 40 }), maxBytes: fc.nat(200) });
    const lists = fc.array(fc.stringMatching(/^[a-zé]{0,9}$/), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(bounds, lists, (most, payloads) => {
        const log = logOf(payloads, most);
        const kept = log.after(`life-${payloads.length - log.size}`);
        expect(textsOf(kept.entries)).toEqual(payloads.slice(-log.size));
        expect(log.size).toBeLessThanOrEqual(most.maxEvents);
        const bytes = Buffer.byteLength(kept.entries.map(({ payload }) => payload).join(''));
        expect(log.size === 1 || bytes <= most.maxBytes).toBe(true);
      }),
    );
  });
});

describe('what follows a cursor', () => {
  const LOG = logOf(['a', 'b', 'c', 'd', 'e'], { ...ROOMY, maxEvents: 3 });

  test.each([
    ['nothing asked: from the head on', undefined, undefined, 'life-5', []],
    ['the head', 'life-5', undefined, 'life-5', []],
    ['one behind', 'life-4', undefined, 'life-4', ['e']],
    ['the edge of history', 'life-2', undefined, 'life-2', ['c', 'd', 'e']],
    ['one beyond the edge', 'life-1', 'evicted', 'life-2', ['c', 'd', 'e']],
    ['the beginning of a long life', 'life-0', 'evicted', 'life-2', ['c', 'd', 'e']],
    ['another life', 'else-4', 'foreign', 'life-2', ['c', 'd', 'e']],
    ['another life, further on', 'else-9', 'foreign', 'life-2', ['c', 'd', 'e']],
    ['one ahead of the head', 'life-6', 'future', 'life-5', []],
    ['no cursor at all', 'hello', 'malformed', 'life-5', []],
    ['an empty cursor', '', 'malformed', 'life-5', []],
  ] as const)('%s', (_, cursor, gap, from, payloads) => {
    const caughtUp = LOG.after(cursor);
    expect({ ...caughtUp, entries: textsOf(caughtUp.entries) }).toEqual({
      gap,
      from,
      entries: payloads,
      cursor: 'life-5',
    });
  });

  test('in a log without events is nothing, at its head', () => {
    expect(logOf([]).after('life-0')).toEqual({
      gap: undefined,
      entries: [],
      from: 'life-0',
      cursor: 'life-0',
    });
    expect(logOf([]).after('else-3')).toMatchObject({ gap: 'foreign', entries: [], from: 'life-0' });
  });

  test('loses and repeats nothing for a reader that goes on from each answer, unless a gap says so', () => {
    const steps = fc.array(fc.oneof(fc.constant('read'), fc.constant('append')), { maxLength: 200 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 24 }), (sequence, maxEvents) => {
        const log = new EventLog({ ...ROOMY, maxEvents });
        let cursor = log.head;
        let appended = 0;
        let expected = 0;
        for (const step of [...sequence, 'read']) {
          if (step === 'append') {
            log.append(String(appended));
            appended += 1;
            continue;
          }
          const { gap, entries, cursor: next } = log.after(cursor);
          expect(gap).toBe(appended - expected > maxEvents ? 'evicted' : undefined);
          if (gap !== undefined) expected = appended - maxEvents;
          for (const { payload } of entries) {
            expect(payload).toBe(String(expected));
            expected += 1;
          }
          expect(expected).toBe(appended);
          cursor = next;
        }
      }),
    );
  });
});

describe('the observer of hand-overs', () => {
  test('is told of the entries each time that there are some, and only then', () => {
    const handed: (readonly string[])[] = [];
    const log = new EventLog(ROOMY, (entries) => handed.push(textsOf(entries)), 'life');
    log.append('a');
    log.append('b');
    log.after(undefined);
    log.after('life-2');
    log.after('nonsense');
    expect(handed).toEqual([]);
    log.after('life-1');
    log.after('else-7');
    expect(handed).toEqual([['b'], ['a', 'b']]);
  });
});
