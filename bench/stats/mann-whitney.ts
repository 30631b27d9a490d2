import { rank } from './ranks.ts';
import { exactP, LARGEST_EXACT, normalP } from './u-distribution.ts';

export type MannWhitney = {
  /** In how many pairs the value of the first sample is the greater, ties counted as half. */
  readonly u: number;
  /** Two-sided. */
  readonly p: number;
  readonly method: 'exact' | 'normal';
};

/** With fewer in each sample the exact p cannot come below 0.05: it is 2 / 20 for 3 against 3, 2 / 70 for 4 against 4. */
export const LEAST_REPETITIONS_TO_TEST = 4;

/**
 * The Mann-Whitney U test, two-sided, as R's `wilcox.test(a, b, exact)`: exact for up to 20 values each without
 * ties, otherwise by the normal distribution with tie and continuity correction. Infinities are ranked as the
 * greatest, equal among each other. Values that are all equal have p = 1. Throws RangeError for an empty sample.
 */
export function mannWhitney(a: readonly number[], b: readonly number[]): MannWhitney {
  const m = a.length;
  const n = b.length;
  if (m === 0 || n === 0) throw new RangeError('an empty sample cannot be tested');
  const { ranks, groups } = rank([...a, ...b]);
  const u = ranks.slice(0, m).reduce((sum, one) => sum + one, 0) - (m * (m + 1)) / 2;
  const exact = groups.length === m + n && Math.max(m, n) <= LARGEST_EXACT;
  return exact
    ? { u, p: exactP(u, m, n), method: 'exact' }
    : { u, p: normalP(u, m, n, groups), method: 'normal' };
}
