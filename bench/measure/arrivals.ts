import type { FeedEvent } from '../core/event.ts';
import type { Microseconds } from '../core/units.ts';

/** How far an event has come: at how many subscriptions it is, and when it came to the first and to the last. */
export type Arrival = {
  readonly subscriptions: number;
  readonly sentUs: Microseconds;
  readonly firstUs: Microseconds;
  readonly lastUs: Microseconds;
};

export type Arrivals = {
  /** Takes an event's first delivery to a subscription. */
  note(event: Pick<FeedEvent, 'n' | 'sentUs'>, receivedUs: Microseconds): void;
  /** By the events' numbers, from 0; null for what has come to nobody. */
  read(): readonly (Arrival | null)[];
};

/** Notes when each event of a feed came to the first and to the last subscription of this process. */
export function arrivalsOf(plannedEvents: number): Arrivals {
  const arrivals = new Array<Arrival | null>(plannedEvents).fill(null);
  return {
    note({ n, sentUs }, receivedUs) {
      const one = { subscriptions: 1, sentUs, firstUs: receivedUs, lastUs: receivedUs };
      arrivals[n] = joined(arrivals[n] ?? null, one);
    },
    read: () => arrivals,
  };
}

/** The arrival at all subscriptions, from those at some and at others. */
export function joined(one: Arrival | null, other: Arrival | null): Arrival | null {
  if (one === null || other === null) return one ?? other;
  return {
    subscriptions: one.subscriptions + other.subscriptions,
    sentUs: one.sentUs,
    firstUs: Math.min(one.firstUs, other.firstUs),
    lastUs: Math.max(one.lastUs, other.lastUs),
  };
}
