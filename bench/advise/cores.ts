import type { Microseconds } from '../core/units.ts';
import { mostPushed } from '../predict/crossover.ts';
import { US_PER_SECOND } from '../predict/workload.ts';

/** What a server has to do. */
export type Work = {
  /** CPU time per second, all together. */
  readonly busyUs: Microseconds;
  readonly burst?: Burst;
};

/** An event goes to all clients at once. */
export type Burst = {
  readonly clients: number;
  readonly ratePerSecond: number;
  /** CPU time for each client. */
  readonly eachUs: Microseconds;
  /** How long it may take until the last of them is served. */
  readonly withinUs: Microseconds;
};

/** The cores of a server, as many as one likes, in fractions where it says so. */
export type Cores = {
  /** Busy on average, in cores. */
  readonly load: number;
  /** What has to be there, in cores: the load, or what serves a burst in time where that is more. */
  readonly needed: number;
  /** Whole cores, over which clients are spread, with which lateness is worked out. */
  readonly presumed: number;
  /** An event's way to the last client, and the mean wait behind the events before it, on the cores presumed. */
  readonly burstUs: Microseconds;
  readonly waitUs: Microseconds;
};

/** Busier cores make requests and events wait for each other. */
export const BUSIEST = 0.8;

export function coresFor({ busyUs, burst }: Work): Cores {
  const load = busyUs / US_PER_SECOND;
  if (burst === undefined) {
    return { load, needed: load, presumed: wholeCores(load / BUSIEST), burstUs: 0, waitUs: 0 };
  }
  const { clients, ratePerSecond, eachUs, withinUs } = burst;
  const presumed = wholeCores(Math.max(load / BUSIEST, coresInTime(load, burst)));
  const burstUs = (clients * eachUs) / presumed;
  return {
    load,
    needed: Math.max(load, clients / mostPushed(eachUs, ratePerSecond, withinUs)),
    presumed,
    burstUs,
    waitUs: meanWaitUs(load / presumed, burstUs),
  };
}

function wholeCores(cores: number): number {
  return Math.max(1, Math.ceil(cores));
}

/** Poisson arrivals, each served in the same time: ρS/(2(1−ρ)) (Pollaczek and Khinchine). */
function meanWaitUs(busyShare: number, serviceUs: Microseconds): Microseconds {
  return (busyShare * serviceUs) / (2 * (1 - busyShare));
}

/** With how many cores k a burst and the wait before it fit: B/k + (L/k)(B/k)/(2(1−L/k)) = t, solved for k. */
function coresInTime(load: number, { clients, eachUs, withinUs }: Burst): number {
  const burstUs = clients * eachUs;
  const loadUs = load * withinUs;
  return (loadUs + burstUs + Math.hypot(loadUs, burstUs)) / (2 * withinUs);
}
