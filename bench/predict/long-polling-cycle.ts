/** How long polling runs on: a gap without a request at the server, a hold, and again; times in seconds. */
export type LongPolling = {
  /** λ: Poisson events per second. */
  readonly rate: number;
  /** g: from an answer until the server has the next request. */
  readonly gapS: number;
  /** h: how long a request is held when there is nothing to tell. */
  readonly holdS: number;
};

export type LongPollingCycle = {
  /** p = e^(−λg): nothing happens in the gap, so that the request is held. */
  readonly quietGap: number;
  /** w = 1 − e^(−λh): the hold finds an event. */
  readonly foundWhileHeld: number;
  /** λg + pw: events of one answer, the empty ones counted. */
  readonly events: number;
  /** s = λg/(λg + pw): of all events, those that fall into the gap and wait for its end. */
  readonly shareInGap: number;
  /** e^(−λ(g+h)). */
  readonly empty: number;
};

/** The cycle that one request and its answer are, for Poisson events (RFC 6202 §2.2 describes the gap). */
export function longPollingCycle({ rate, gapS, holdS }: LongPolling): LongPollingCycle {
  const quietGap = Math.exp(-rate * gapS);
  const foundWhileHeld = -Math.expm1(-rate * holdS);
  const inGap = rate * gapS;
  const events = inGap + quietGap * foundWhileHeld;
  return {
    quietGap,
    foundWhileHeld,
    events,
    shareInGap: inGap / events,
    empty: Math.exp(-rate * (gapS + holdS)),
  };
}
