import type { Microseconds } from '../core/units.ts';
import { slopeOf } from '../stats/slope.ts';
import type { Observation, Pace } from './finding.ts';

/** What lateness was behind a link of such a delay. */
export type DelayedLateness = {
  readonly delayUs: Microseconds;
  readonly medianUs: Microseconds;
  readonly leastUs: Microseconds;
};

/** Lateness holds the delay once, whole: it grows by as much as the delay does. */
const SLOPE = 1;
const SLOPE_TOLERANCE: Readonly<Record<Pace, number>> = { quick: 0.3, full: 0.02 };

/** Holds lateness against the delays of the link that it was measured behind. */
export function delayInLateness(
  name: string,
  points: readonly DelayedLateness[],
  { pace, disturbances }: { readonly pace: Pace; readonly disturbances: readonly string[] },
): readonly Observation[] {
  return [
    {
      what: `${name}: least lateness less delay`,
      unit: 'us',
      expected: { atLeast: 0 },
      found: Math.min(...points.map(({ delayUs, leastUs }) => leastUs - delayUs)),
    },
    {
      what: `${name}: median lateness over delay, slope`,
      unit: 'ratio',
      expected: { about: SLOPE, within: SLOPE_TOLERANCE[pace] },
      found: slopeOf(points.map(({ delayUs, medianUs }) => [delayUs, medianUs])) ?? NaN,
      timing: { disturbances },
    },
  ];
}
