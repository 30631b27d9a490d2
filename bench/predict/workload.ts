import type { Microseconds } from '../core/units.ts';

/** What clients of one feed are to bear, each of them alike. Events are Poisson while there are any. */
export type Workload = {
  /** Events per second while there are any. */
  readonly ratePerSecond: number;
  /** Share of the time without events, from 0 to 1. */
  readonly idleShare: number;
  /** Polling: T. */
  readonly pollEveryUs: Microseconds;
  /** Long polling: h, how long a request is held when there is nothing to tell. */
  readonly holdUs: Microseconds;
  /** Long polling: g, from an answer until the server has the next request. */
  readonly repollGapUs: Microseconds;
  /** d, one way through the network; 0 where it is left out. */
  readonly delayUs?: Microseconds;
  /** Streams: between two signs of life. */
  readonly heartbeatUs: Microseconds;
};

export const US_PER_SECOND: Microseconds = 1_000_000;
