import { describe, expect, test } from 'vitest';
import { EXAMPLE_LABORATORY } from '../report/example-result.ts';
import { judgeLaboratory, NOISE_FIGURES, type Laboratory, type NoiseFigure } from './laboratory.ts';

/** A quiet machine, but for one figure. */
const WITH: Readonly<Record<NoiseFigure, (value: number) => Laboratory>> = {
  timers: (p99Us) => ({ ...EXAMPLE_LABORATORY, timers: { p50Us: 90, p99Us, maxUs: 90_000 } }),
  stalls: (lostShare) => ({
    ...EXAMPLE_LABORATORY,
    stalls: { perSecond: 10, longestUs: 9_000, lostShare },
  }),
  roundTrip: (p99Us) => ({ ...EXAMPLE_LABORATORY, roundTrip: { p50Us: 60, p99Us, maxUs: 90_000 } }),
  otherLoad: (otherLoadShare) => ({ ...EXAMPLE_LABORATORY, otherLoadShare }),
  steal: (stealShare) => ({ ...EXAMPLE_LABORATORY, stealShare }),
};

const BOUNDS: readonly (readonly [NoiseFigure, good: number, fair: number])[] = [
  ['timers', 2_000, 5_000],
  ['stalls', 0.01, 0.1],
  ['roundTrip', 1_000, 5_000],
  ['otherLoad', 0.05, 0.25],
  ['steal', 0.03, 0.1],
];

describe('a laboratory', () => {
  test('is good when the machine is quiet', () => {
    expect(judgeLaboratory(EXAMPLE_LABORATORY)).toEqual({ grade: 'good', shortfalls: [] });
  });

  test.each(BOUNDS)('is good, fair or poor by its %s alone', (figure, good, fair) => {
    const judged = (value: number) => judgeLaboratory(WITH[figure](value));
    expect(judged(good).grade).toBe('good');
    expect(judged(good * 1.01)).toEqual({
      grade: 'fair',
      shortfalls: [{ figure, grade: 'fair', value: good * 1.01 }],
    });
    expect(judged(fair).grade).toBe('fair');
    expect(judged(fair * 1.01)).toEqual({
      grade: 'poor',
      shortfalls: [{ figure, grade: 'poor', value: fair * 1.01 }],
    });
  });

  test('has a bound for every figure', () => {
    expect(BOUNDS.map(([figure]) => figure)).toEqual(NOISE_FIGURES);
  });

  test('is as good as its worst figure, and tells every one that falls short', () => {
    const noisy = { ...WITH.stalls(0.02), otherLoadShare: 0.9 };
    const { grade, shortfalls } = judgeLaboratory(noisy);
    expect(grade).toBe('poor');
    expect(shortfalls.map((shortfall) => [shortfall.figure, shortfall.grade])).toEqual([
      ['stalls', 'fair'],
      ['otherLoad', 'poor'],
    ]);
  });

  test('is not blamed for what the system does not tell', () => {
    const untold = { ...EXAMPLE_LABORATORY, otherLoadShare: null, stealShare: null };
    expect(judgeLaboratory(untold).grade).toBe('good');
  });
});
