import type { Microseconds } from '../../core/units.ts';
import type { DeliveryCpu } from './delivery-cpu.ts';

/** What a server's CPU time goes into. */
export type ServerCpu = {
  /** Each request for events and its answer; nothing for a stream. */
  readonly requestUs: Microseconds;
  /** Each event that goes to a client, beside the request: at one rate of events or several, the lowest first. */
  readonly deliveries: readonly DeliveryCpu[];
  /** The version of HTTP that it was measured over. */
  readonly over: 1 | 2 | 'none';
  /** Where several points were fitted: how far the worst of them is off, as a share, and how many they are. */
  readonly fit?: { readonly worst: number; readonly points: number };
};
