import { NOISE_BAND } from './difference.ts';
import type { RatioInterval } from './ratio-interval.ts';

/**
 * By how much each of two medians may be off at most, whatever their repetitions, as a share of the median of the base.
 * The two are errors of their own: at worst they are opposite, and add up.
 */
export type SystematicErrors = { readonly base: number; readonly changed: number };

/** How far the interval of a ratio may reach if both medians are off as far as they may be. */
export function widenedInterval(
  { ratio, low, high }: RatioInterval,
  { base, changed }: SystematicErrors,
): RatioInterval {
  return {
    ratio,
    low: Math.max(0, low - changed) / (1 + base),
    high: base < 1 ? (high + changed) / (1 - base) : Infinity,
  };
}

/** From which ratio on, as measured, an interval so widened is above the noise band. */
export function ratioBeyondErrors({ base, changed }: SystematicErrors): number {
  return (1 + NOISE_BAND) * (1 + base) + changed;
}
