import { expect, test } from 'vitest';
import { slopeOf } from './known-delay.ts';

function pointsAlong(slope: number, baseUs: number, noiseUs: readonly number[] = []) {
  return [0, 5_000, 25_000, 100_000].map((delayUs, index) => ({
    delayUs,
    medianUs: baseUs + slope * delayUs + (noiseUs[index] ?? 0),
  }));
}

test.each([1, 0.5, 2, 0])('the slope of points on a straight line of slope %d is that', (slope) => {
  expect(slopeOf(pointsAlong(slope, 900))).toBeCloseTo(slope, 12);
});

/** By R: `coef(lm(c(900, 6200, 25700, 101100) ~ c(0, 5000, 25000, 100000)))[2]`. */
test('points beside a line have the slope with the least squares', () => {
  expect(slopeOf(pointsAlong(1, 900, [0, 300, -200, 200]))).toBeCloseTo(1.001050584, 8);
});

test('a single delay has no slope', () => {
  expect(slopeOf([{ delayUs: 5_000, medianUs: 6_000 }])).toBeNaN();
});
