import { ascending } from './ascending.ts';
import { medianOfAscending } from './median.ts';

const FENCE_IN_SPREADS = 3;

/**
 * The indexes of values "far out" (Tukey, Exploratory Data Analysis, 1977, chapter 2D): more than three times the
 * spread between the hinges away from the nearer of them, as R's `boxplot.stats(x, coef = 3)`. They are to be
 * warned of, never dropped.
 */
export function outliers(values: readonly number[]): readonly number[] {
  if (values.length === 0) return [];
  const sorted = ascending(values);
  // A hinge is the median of a half, and an odd count's middle is in both.
  const half = Math.ceil(sorted.length / 2);
  const lower = medianOfAscending(sorted.slice(0, half));
  const upper = medianOfAscending(sorted.slice(-half));
  // Two infinite hinges have no difference.
  const fence = upper === lower ? 0 : FENCE_IN_SPREADS * (upper - lower);
  return values.flatMap((value, index) => (value < lower - fence || value > upper + fence ? [index] : []));
}
