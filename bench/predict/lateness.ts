import type { Microseconds } from '../core/units.ts';
import { longPollingCycle, type LongPolling } from './long-polling-cycle.ts';
import { US_PER_SECOND } from './workload.ts';

/** How late events come, by a closed form. */
export type LatenessForm = {
  readonly meanUs: Microseconds;
  /** No event is later. */
  readonly worstUs: Microseconds;
  /** The lateness that the share `q` of all events, from 0 to 1, does not exceed. */
  quantileUs(q: number): Microseconds;
};

/** One way through network and host, each way. */
export type OneWay = { readonly upUs: Microseconds; readonly downUs: Microseconds };

/** From an answer's departure until the next request is with the server, if it is sent at once. */
export function roundTripUs({ upUs, downUs }: OneWay): Microseconds {
  return upUs + downUs;
}

/**
 * The period of polls on fixed ticks of T. A tick is skipped while a request is out: with a round trip g it is
 * ⌈g/T⌉T.
 */
export function tickPeriodUs(pollEveryUs: Microseconds, oneWay: OneWay): Microseconds {
  return Math.max(1, Math.ceil(roundTripUs(oneWay) / pollEveryUs)) * pollEveryUs;
}

/** The period of polls that rest for T after each answer: T + 2d. */
export function restPeriodUs(pollEveryUs: Microseconds, oneWay: OneWay): Microseconds {
  return pollEveryUs + roundTripUs(oneWay);
}

/**
 * Polling: the server is asked once in each period, at a phase that Poisson events know nothing of: the wait is
 * uniform over the period, and the answer takes d.
 */
export function pollingLateness(periodUs: Microseconds, { downUs }: OneWay): LatenessForm {
  return {
    meanUs: periodUs / 2 + downUs,
    worstUs: periodUs + downUs,
    quantileUs: (q) => q * periodUs + downUs,
  };
}

/**
 * Long polling: an event that finds a request held takes d; one that falls into the gap g waits for its end besides,
 * which is uniform over the gap. The share of the latter is s; worst 3d and the turn-round (RFC 6202 §2.2).
 */
export function longPollingLateness(
  { ratePerSecond, holdUs }: { readonly ratePerSecond: number; readonly holdUs: Microseconds },
  oneWay: OneWay,
): LatenessForm {
  const gapUs = roundTripUs(oneWay);
  const { shareInGap } = longPollingCycle(cycleOf(ratePerSecond, gapUs, holdUs));
  return {
    meanUs: oneWay.downUs + (shareInGap * gapUs) / 2,
    worstUs: oneWay.downUs + gapUs,
    // Those that do not wait are the earliest: a step at d, and above it a line.
    quantileUs: (q) =>
      oneWay.downUs + (shareInGap > 1 - q ? (gapUs * (q - (1 - shareInGap))) / shareInGap : 0),
  };
}

function cycleOf(rate: number, gapUs: Microseconds, holdUs: Microseconds): LongPolling {
  return { rate, gapS: gapUs / US_PER_SECOND, holdS: holdUs / US_PER_SECOND };
}

/** A stream: every event takes d. */
export function streamLateness({ downUs }: OneWay): LatenessForm {
  return { meanUs: downUs, worstUs: downUs, quantileUs: () => downUs };
}
