import type { FeedEvent } from '../core/event.ts';
import type { DeliveryCounts } from '../core/measurement.ts';
import type { Microseconds } from '../core/units.ts';
import { histogram, type Histogram } from './histogram.ts';

export type Collector = {
  readonly lateness: Histogram;
  readonly service: Histogram;
  /** Takes one delivery; the subscription is an index from 0. */
  deliver(subscription: number, event: FeedEvent, receivedUs: Microseconds): void;
  /** Takes a payload that is no event of any plan. */
  deliverUnknown(): void;
  gap(): void;
  /** True once every subscription has had every event. */
  readonly complete: boolean;
  counts(): DeliveryCounts;
};

/**
 * Judges what comes of one feed: so many events, numbered from 0, owed to each of so many subscriptions. Loss,
 * repeats and order are counted, never passed over; only an event's first delivery has a lateness.
 */
export function collector(plannedEvents: number, subscriptions: number): Collector {
  const lateness = histogram();
  const service = histogram();
  const seen = Array.from({ length: subscriptions }, () => new Uint8Array(plannedEvents));
  const highest = new Float64Array(subscriptions).fill(-1);
  const expected = plannedEvents * subscriptions;
  const tally = { delivered: 0, duplicated: 0, reordered: 0, unknown: 0, gaps: 0, early: 0 };

  function record({ dueUs, sentUs }: FeedEvent, receivedUs: Microseconds): void {
    // One clock on one host: an event cannot come before it was sent. Counted as the bug it is, never clamped.
    if (receivedUs < dueUs || receivedUs < sentUs) {
      tally.early += 1;
      return;
    }
    lateness.record(receivedUs - dueUs);
    service.record(receivedUs - sentUs);
  }

  return {
    lateness,
    service,
    deliver(subscription, event, receivedUs) {
      const seenHere = seen[subscription];
      if (seenHere === undefined || event.n >= plannedEvents) {
        tally.unknown += 1;
      } else if (seenHere[event.n] === 1) {
        tally.duplicated += 1;
      } else {
        seenHere[event.n] = 1;
        tally.delivered += 1;
        if (event.n < (highest[subscription] ?? -1)) tally.reordered += 1;
        else highest[subscription] = event.n;
        record(event, receivedUs);
      }
    },
    deliverUnknown() {
      tally.unknown += 1;
    },
    gap() {
      tally.gaps += 1;
    },
    get complete() {
      return tally.delivered === expected;
    },
    counts: () => ({ ...tally, expected, lost: expected - tally.delivered }),
  };
}
