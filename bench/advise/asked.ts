import type { Bytes, Microseconds } from '../core/units.ts';

/** What advice is asked for: clients of one feed, each of which hears every event and may send messages up. */
export type Asked = {
  readonly clients: number;
  /** Events per second, each to every client; Poisson. */
  readonly ratePerSecond: number;
  /** Of an event's body, and of a message up. */
  readonly bodyBytes: Bytes;
  /** How late 99 of 100 events may be. */
  readonly lateUs: Microseconds;
  /** Messages that each client sends up per second; 0 for none. */
  readonly upstreamPerSecond: number;
  /** The only version of HTTP that there is; null for either. */
  readonly http: 1 | 2 | null;
  /** Of the `Cookie` line of every request; 0 for none. */
  readonly cookieBytes: Bytes;
  /** d, one way through the network. */
  readonly delayUs: Microseconds;
};
