import { describe, expect, test } from 'vitest';
import { compared, exampleRun } from './example-runs.ts';
import { changeInWords, percent, rangeInWords, ratioInWords } from './words.ts';

describe('a share is told', () => {
  test.each([
    [0, '0 %'],
    [0.0004, '0 %'],
    [0.0266, '2.7 %'],
    [0.03, '3 %'],
    [-0.0266, '2.7 %'],
    [0.0994, '9.9 %'],
    [0.0996, '10 %'],
    [0.243, '24 %'],
    [Infinity, '∞ %'],
  ])('%d as %s', (share, words) => {
    expect(percent(share)).toBe(words);
  });
});

describe('a ratio is told', () => {
  test.each([
    [1, '0 %'],
    [1.0002, '0 %'],
    [1.243, '+24 %'],
    [0.969, '-3.1 %'],
    [0, '-100 %'],
    [9.9, '+890 %'],
    [10, '×10.0'],
    [38.31, '×38.3'],
    [1234.5, '×1235'],
    [Infinity, '+∞ %'],
  ])('%d as %s', (ratio, words) => {
    expect(ratioInWords(ratio)).toBe(words);
  });

  test.each([
    [1.15, 1.33, '+15 … +33 %'],
    [0.96, 1.04, '-4 … +4 %'],
    [1, 1, '0 … 0 %'],
    [9, 12, '+800 … ×12.0'],
    [35.11, 40.2, '×35.1 … ×40.2'],
    [12, Infinity, '×12.0 … ∞'],
    [0, Infinity, '-100 … +∞ %'],
  ])('with the range from %d to %d as %s', (low, high, words) => {
    expect(rangeInWords(low, high)).toBe(words);
  });
});

describe('an exact change is told', () => {
  test.each<readonly [string, readonly number[], readonly number[], string]>([
    ['lost', [0], [0], '='],
    ['bytes.down', [200], [210], '+5 %'],
    ['bytes.down', [200], [0], '-100 %'],
    ['bytes.down', [200_000], [200_001], '+1 B'],
    ['bytes.down', [0], [1_500], '+1500 B'],
    ['lost', [0, 0, 0], [0, 2, 0], '+2'],
    ['delivered', [5, 6], [6, 5], '-17 … +20 %'],
    ['bytes.down', [200_000, 200_000], [200_001, 199_999], '~'],
  ])('of %s from %j to %j as %s', (id, base, changed, words) => {
    const runs = [exampleRun('a', { sse: { [id]: base } }), exampleRun('b', { sse: { [id]: changed } })];
    const { tables } = compared(runs, {}, id);
    const change = tables[0]?.rows[0]?.cells[1]?.change;
    if (tables[0] === undefined || change === undefined) throw new Error('nothing was compared');
    expect(changeInWords(change, tables[0].metric)).toBe(words);
  });
});
