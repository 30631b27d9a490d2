import type { RatioInterval } from './ratio-interval.ts';

/** Of the changed side, against the base. */
export type Difference = 'higher' | 'lower' | 'none' | 'untestable';

export const SIGNIFICANCE = 0.05;
export const NOISE_BAND = 0.03;

/**
 * The rule for a difference: the p value, after Holm, is below 0.05, and the whole interval of the ratio is outside
 * ±3 %. Ranks that differ without a ratio to judge them by (see `ratioInterval`) are untestable.
 */
export function judgeDifference(
  adjustedP: number,
  interval: RatioInterval | undefined,
  noiseBand = NOISE_BAND,
): Difference {
  if (adjustedP >= SIGNIFICANCE) return 'none';
  if (interval === undefined) return 'untestable';
  if (interval.low > 1 + noiseBand) return 'higher';
  if (interval.high < 1 - noiseBand) return 'lower';
  return 'none';
}
