import { longPollingCycle, type LongPolling } from './long-polling-cycle.ts';

/**
 * How much the figures of long polling scatter in a window that holds so many events; all subscriptions ask in
 * step once they have had one event together, so that a hundred tell no more than one. By the variance of ratios of
 * sums over the window's cycles, less what the known number of events explains of it (regression on N − λC, which
 * has the mean 0 and the variance λμ in a cycle of mean length μ).
 */
export type LongPollingScatter = {
  /** Standard error of the number of requests, as a share of it. */
  readonly requests: number;
  /** Of the share of empty answers. */
  readonly emptyShare: number;
  /** Of the mean lateness, in seconds. */
  readonly meanLatenessS: number;
  /** Of the share of events that wait no longer than `waitS` in the gap. */
  shareWithin(waitS: number): number;
};

export function longPollingScatter(how: LongPolling, events: number): LongPollingScatter {
  const { rate, gapS, holdS } = how;
  const { events: perCycle, empty, shareInGap } = longPollingCycle(how);
  const cycles = events / perCycle;
  const mean = (shareInGap * gapS) / 2;
  return {
    requests: Math.sqrt(lengthVariance(how) / cycles) / (perCycle / rate),
    emptyShare: Math.sqrt(
      Math.max(0, empty * (1 - empty) - (empty * rate * (gapS + holdS)) ** 2 / perCycle) / cycles,
    ),
    meanLatenessS: Math.sqrt(waitVariance(how, mean) / cycles) / perCycle,
    shareWithin: (waitS) => Math.sqrt(shareVariance(how, waitS) / cycles) / perCycle,
  };
}

/** Of a cycle's length, the part that its events do not explain. */
function lengthVariance(how: LongPolling): number {
  const { rate, gapS } = how;
  const { quietGap, foundWhileHeld, events } = longPollingCycle(how);
  const holdMean = foundWhileHeld / rate;
  const foundTime = foundTimeOf(how);
  // E[Y²] of Y = min(X, h) is 2 E[X; X < h] / λ.
  const variance = (quietGap * 2 * foundTime) / rate - (quietGap * holdMean) ** 2;
  const timesEvents = rate * gapS ** 2 + quietGap * (gapS * foundWhileHeld + foundTime);
  const covariance = timesEvents - events ** 2 / rate - rate * variance;
  return Math.max(0, variance - covariance ** 2 / events);
}

/** E[X; X < h], the mean time into a hold at which an event ends it, where one does. */
function foundTimeOf({ rate, holdS }: LongPolling): number {
  return (-Math.expm1(-rate * holdS) - rate * holdS * Math.exp(-rate * holdS)) / rate;
}

/** Of the sum of a cycle's waits, each less the mean of all. */
function waitVariance(how: LongPolling, mean: number): number {
  const { rate, gapS } = how;
  const { quietGap, foundWhileHeld } = longPollingCycle(how);
  const inGap = rate * gapS;
  const excess = gapS / 2 - mean;
  return (
    inGap * (gapS ** 2 / 12 + excess ** 2) + (inGap * excess) ** 2 + quietGap * foundWhileHeld * mean ** 2
  );
}

/** Of a cycle's number of waits up to a limit, less the share of all waits that are. */
function shareVariance(how: LongPolling, waitS: number): number {
  const { rate, gapS } = how;
  const { quietGap, foundWhileHeld, events } = longPollingCycle(how);
  const held = quietGap * foundWhileHeld;
  const within = rate * waitS;
  const beyond = rate * (gapS - waitS);
  const share = (within + held) / events;
  const other = 1 - share;
  return other ** 2 * (within + held) + share ** 2 * beyond + (other * within - share * beyond) ** 2;
}
