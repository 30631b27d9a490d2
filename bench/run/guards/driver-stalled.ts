import type { Microseconds } from '../../core/units.ts';
import { ms, type Guard } from './guard.ts';

/** A machine with other things to do stops nobody for longer, if it is fit to measure on. */
const ALWAYS_TOLERATED_US: Microseconds = 100_000;

/**
 * A client process that stood still, stopped, not scheduled or busy with one thing, found everything late that came
 * meanwhile. Tolerated is what p99 does not show, a hundredth of the window, and a tenth of the median lateness.
 */
export const driverStalled: Guard = ({ measurement }) => {
  const { longestClientStallUs: stallUs, lateness, windowUs, link } = measurement;
  // Where no time is reported, none can be wrong.
  if (link?.delayed === false) return undefined;
  const median = lateness.percentile(50) ?? 0;
  return stallUs > Math.max(ALWAYS_TOLERATED_US, windowUs / 100, median / 10)
    ? `a client process stood still for ${ms(stallUs)} or more: what came meanwhile is late by the driver, not by its transport`
    : undefined;
};
