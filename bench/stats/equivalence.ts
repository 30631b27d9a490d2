import type { RatioInterval } from './ratio-interval.ts';

export type Equivalence = 'equivalent' | 'not shown';

/**
 * Whether two sides are as good as each other: the whole interval of their ratio from 1 / (1 + margin) to
 * 1 + margin. So it does not matter which side is the base, and the lower bound, being above 1 - margin, lets
 * nothing through that the plain reading of ± margin would not. Not finding a difference shows nothing; nor does a
 * ratio that there is not.
 */
export function judgeEquivalence(interval: RatioInterval | undefined, margin: number): Equivalence {
  const inside = interval !== undefined && interval.low >= 1 / (1 + margin) && interval.high <= 1 + margin;
  return inside ? 'equivalent' : 'not shown';
}
