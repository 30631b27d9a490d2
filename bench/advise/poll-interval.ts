import type { Microseconds } from '../core/units.ts';
import { roundTripUs } from '../predict/lateness.ts';
import type { Asked } from './asked.ts';

/** The share of events that have to be in time. */
export const SHARE_IN_TIME = 0.99;

/** Timers of browsers and of Node count in milliseconds. */
const SHORTEST_US: Microseconds = 1_000;

type Way = Pick<Asked, 'delayUs'>;

/**
 * T, the longest interval between polls with which 99 of 100 events are in time: they wait for up to 0.99 T, and take
 * d and what the host takes. Undefined where T would have to be shorter than can be.
 */
export function pollIntervalUs(
  { lateUs, delayUs }: Pick<Asked, 'lateUs' | 'delayUs'>,
  hostUs: Microseconds,
): Microseconds | undefined {
  const longestUs = Math.floor((lateUs - delayUs - hostUs) / SHARE_IN_TIME);
  return longestUs < shortestIntervalUs({ delayUs }) ? undefined : longestUs;
}

/** No request is sent while another is out: polls cannot come closer to each other than a round trip. */
export function shortestIntervalUs({ delayUs }: Way): Microseconds {
  return Math.max(SHORTEST_US, roundTripUs({ upUs: delayUs, downUs: delayUs }));
}
