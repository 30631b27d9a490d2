import type { Distribution } from './measurement.ts';

type Ranked = Pick<Distribution, 'count' | 'percentile'>;

/** The value at a rank, the least at 1; undefined where there is none. */
export function valueAtRank(values: Ranked, rank: number): number | undefined {
  if (rank < 1 || rank > values.count) return undefined;
  // The middle of the rank, which no rounding moves to the next.
  return values.percentile((100 * (rank - 0.5)) / values.count);
}

/**
 * A percentile, in tenths of a per cent at the finest, of values of which some never came: those are greater than
 * any that did. Undefined when there are neither.
 */
export function percentileWithLost(values: Ranked, lost: number, percent: number): number | undefined {
  const all = values.count + lost;
  // In whole tenths of a percent: 99.9 / 100 * 1000 is a little above 999.
  const rank = Math.max(1, Math.ceil((Math.round(percent * 10) * all) / 1_000));
  return rank > values.count && lost > 0 ? Infinity : valueAtRank(values, rank);
}

/** How many values are no greater than this one. */
export function countUpTo(values: Ranked, limit: number): number {
  let known = 0;
  let above = values.count + 1;
  while (above - known > 1) {
    const rank = Math.floor((known + above) / 2);
    if ((valueAtRank(values, rank) ?? Infinity) <= limit) known = rank;
    else above = rank;
  }
  return known;
}
