/**
 * A window of polls: K polls of each of N subscriptions, whose phases are independent and whose events are shared;
 * a = λP events are due in each period P.
 */
export type PolledWindow = {
  readonly eventsPerPoll: number;
  readonly polls: number;
  readonly subscriptions: number;
};

/**
 * The share of empty answers in such a window. The first poll finds only what came since the window began, so that
 * it is empty more often than the others, at a phase u with e^(−λu).
 */
export function emptyShareInWindow({ eventsPerPoll: a, polls }: PolledWindow): number {
  const empty = Math.exp(-a);
  const firstEmpty = -Math.expm1(-a) / a;
  return empty + (firstEmpty - empty) / polls;
}

/**
 * Standard error of that share, for events whose number is known. One subscription's polls are disjoint slots, a
 * multinomial; two of them see the same events through shifted slots, and have the covariance V, so that N of them
 * have V + (V₁ − V)/N.
 */
export function emptyShareError({ eventsPerPoll: a, polls, subscriptions }: PolledWindow): number {
  const empty = Math.exp(-a);
  const ofOne = (empty * (1 - empty) - a * empty ** 2) / polls;
  const ofTwo = ((2 * (empty - empty ** 2)) / a - (2 + a) * empty ** 2) / polls;
  return Math.sqrt(Math.max(0, ofTwo + (ofOne - ofTwo) / subscriptions));
}

/**
 * Standard error of the mean of n × N waits that are uniform over a period: of one event two subscriptions' waits
 * are independent, as their phases are, and of one subscription two events' waits, as their times are.
 */
export function meanWaitError(period: number, waits: number): number {
  return period / Math.sqrt(12 * waits);
}
