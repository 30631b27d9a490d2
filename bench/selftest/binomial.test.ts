import { expect, test } from 'vitest';
import { binomialBound } from './binomial.ts';

/** By R: `qbinom(1 - tail, trials, p)`. */
test.each([
  [1, 0.05, 0.06, 0],
  [4, 0.05, 0.001, 2],
  [8, 0.05, 0.001, 3],
  [20, 0.05, 0.01, 4],
  [100, 0.05, 0.001, 13],
  [10, 0.5, 0.01, 9],
])('of %d trials at %d no more than a share of %d have more successes than %d', (trials, p, tail, bound) => {
  expect(binomialBound(trials, p, tail)).toBe(bound);
});
