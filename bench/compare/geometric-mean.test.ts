import { describe, expect, test } from 'vitest';
import { compared, exampleRun, late, TEN, times, type Figures } from './example-runs.ts';

describe('the geometric mean', () => {
  const mean = (base: Figures, changed: Figures, id = 'lateness.p50') =>
    compared([exampleRun('base', base), exampleRun('new', changed)], {}, id).tables[0]?.mean;
  const rows = (a: readonly (number | null)[], b: readonly (number | null)[]): Figures => ({
    ...late(a, 'polling'),
    ...late(b, 'sse'),
    ...late(times(7), 'raw-tcp'),
  });

  test('is of the medians of all rows but the control', () => {
    expect(mean(rows(times(4), times(9)), rows(times(16), times(9)))).toEqual({
      values: [expect.closeTo(601.8), expect.closeTo(1_203.6)],
      ratios: [1, expect.closeTo(2)],
    });
  });

  test.each<readonly [string, Figures]>([
    ['a median is not above 0', rows(Array(10).fill(0), TEN)],
    ['a median is infinite', rows(Array(10).fill(null), TEN)],
    ['a row has no value', { ...rows(TEN, TEN), sse: { lost: [0] } }],
    ['too few repetitions', rows([1, 2, 3], TEN)],
  ])('is none where %s', (without, changed) => {
    expect(mean(rows(TEN, TEN), changed)).toEqual({ without });
  });

  test('is none of counts and shares', () => {
    const counts = { polling: { lost: [1] }, sse: { lost: [1] } };
    expect(mean(counts, counts, 'lost')).toEqual({ without: 'counts have none' });
    const shares = { polling: { 'requests.empty': TEN }, sse: { 'requests.empty': TEN } };
    expect(mean(shares, shares, 'requests.empty')).toEqual({ without: 'shares have none' });
  });

  test('of a single row is not spoken of', () => {
    expect(mean(late(TEN), late(TEN))).toBeUndefined();
  });
});
