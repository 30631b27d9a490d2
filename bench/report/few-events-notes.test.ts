import { describe, expect, test } from 'vitest';
import { exampleResult } from './example-result.ts';
import { fewEventsNotes } from './few-events-notes.ts';

const { parameters } = exampleResult();

function notesOf(ratePerSecond: number, variants: Parameters<typeof fewEventsNotes>[0]['variants'] = {}) {
  return fewEventsNotes({ parameters: { ...parameters, ratePerSecond, durationUs: 4_000_000 }, variants });
}

describe('a window of few events', () => {
  test('has no drift to be seen, and no 99th percentile of its own', () => {
    expect(notesOf(4)).toEqual([
      "About 16 events in a window: a stream's p99 is that of its slowest event; too few to see whether lateness drifts.",
    ]);
    expect(notesOf(7)).toEqual(["About 28 events in a window: a stream's p99 is that of its slowest event."]);
    expect(notesOf(25)).toEqual([]);
  });

  test('is looked for among all variants, which alone were run', () => {
    expect(notesOf(100, { slow: { ratePerSecond: 5 }, slower: { ratePerSecond: 2 } })).toEqual([
      expect.stringMatching(/^About 8 to 20 events in a window: /),
    ]);
    expect(notesOf(1, { fast: { ratePerSecond: 50 } })).toEqual([]);
  });

  test('is none where no feed flows', () => {
    expect(notesOf(0)).toEqual([]);
    expect(notesOf(4, { polls: { load: 'autocannon' } })).toEqual([]);
  });
});
