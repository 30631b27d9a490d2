import type { Random } from '../core/random.ts';

/** How one simulated client asks; all times in seconds. */
export type Asking = {
  readonly upS: number;
  readonly downS: number;
  /** How long the server holds a request that finds nothing; 0 for plain polling. */
  readonly holdS: number;
  /** When it asks again, once it has an answer. */
  readonly askAgain: (answeredS: number) => number;
  readonly firstAskS: number;
};

export type Simulated = {
  /** Of each event, in order: from its publication until the client has it. */
  readonly lateness: readonly number[];
  /** Requests that went out within the window, and those of them that found nothing. */
  readonly requests: number;
  readonly empty: number;
};

/** Poisson events, by exponential gaps. */
export function poissonEvents(rate: number, windowS: number, random: Random): readonly number[] {
  const events: number[] = [];
  for (let at = -Math.log(1 - random()) / rate; at < windowS; at -= Math.log(1 - random()) / rate) {
    events.push(at);
  }
  return events;
}

/** Plays one client against a server, request by request, until it has every event and the window is over. */
export function simulate(events: readonly number[], windowS: number, asking: Asking): Simulated {
  const lateness: number[] = [];
  let requests = 0;
  let empty = 0;
  for (let askS = asking.firstAskS; askS < windowS || lateness.length < events.length;) {
    const arrivedS = askS + asking.upS;
    const next = events[lateness.length] ?? Infinity;
    const answeredS = Math.min(Math.max(arrivedS, next), arrivedS + asking.holdS);
    const before = lateness.length;
    for (
      let event = events[before];
      event !== undefined && event <= answeredS;
      event = events[lateness.length]
    ) {
      lateness.push(answeredS + asking.downS - event);
    }
    if (askS >= 0 && askS < windowS) {
      requests += 1;
      if (lateness.length === before) empty += 1;
    }
    askS = asking.askAgain(answeredS + asking.downS);
  }
  return { lateness, requests, empty };
}

/** The first tick of a phase after a moment. */
export function onTicks(everyS: number, phaseS: number): (answeredS: number) => number {
  return (answeredS) => {
    const passed = Math.floor((answeredS - phaseS) / everyS);
    const next = phaseS + (passed + 1) * everyS;
    // An answer just at a tick is rounded to either side of it.
    return next > answeredS ? next : phaseS + (passed + 2) * everyS;
  };
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
}

/** Tells any quantile of some values: the least that the share `q` of them does not exceed. */
export function quantilesOf(values: readonly number[]): (q: number) => number {
  const ascending = Float64Array.from(values).sort();
  return (q) => ascending[Math.ceil(q * ascending.length) - 1] ?? NaN;
}
