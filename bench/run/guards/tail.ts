import type { Distribution, Measurement } from '../../core/measurement.ts';
import { valueAtRank } from '../../core/ranks.ts';
import type { Microseconds } from '../../core/units.ts';

/**
 * The p99 of values of which so many can share one cause; undefined where there are too few to have one.
 *
 * From a hundred causes up it is p99 as ever: the value at rank ⌈0.99 n⌉. Of fewer, that rank is the greatest value
 * of all, and a single stall decides: where 1 % of the events are late, which is what the rule allows, one of 16 is
 * in every seventh trial (1 − 0.99¹⁶ = 15 %). One late cause in a short trial is no evidence that more than 1 % are,
 * two are (1 % by chance), so one is tolerated: then this is the greatest value but those of one cause. At a hundred
 * the two definitions meet. What is tolerated so is a warning on the trial, since its highest percentiles hold it.
 */
export function tailOf(values: Distribution, perCause = 1): number | undefined {
  const tolerated = Math.max(Math.floor(values.count / 100), perCause);
  return valueAtRank(values, values.count - tolerated);
}

const ALWAYS_TOLERATED_US: Microseconds = 5_000;

/** By how much the harness's own timers may be late: 5 ms, or a tenth of the lateness that they would blur. */
export function toleratedUs({ lateness }: Pick<Measurement, 'lateness'>): Microseconds {
  return Math.max(ALWAYS_TOLERATED_US, (lateness.percentile(50) ?? 0) / 10);
}
