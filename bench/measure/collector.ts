import type { FeedEvent } from '../core/event.ts';
import type { DeliveryCounts } from '../core/measurement.ts';
import type { Microseconds } from '../core/units.ts';
import type { Arrivals } from './arrivals.ts';
import { histogram, mergeHistograms, type Histogram } from './histogram.ts';

export type Collector = {
  readonly lateness: Histogram;
  /** The same by quarters of the feed, its events taken in their order. */
  readonly quarters: readonly Quarter[];
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

export type Quarter = { readonly expected: number; readonly lateness: Histogram };

/**
 * Judges what comes of one feed: so many events, numbered from 0, owed to each of so many subscriptions. Loss,
 * repeats and order are counted, never passed over; only an event's first delivery has a lateness, and is noted.
 */
export function collector(
  plannedEvents: number,
  subscriptions: number,
  arrivals?: Pick<Arrivals, 'note'>,
): Collector {
  const quarters = quartersOf(plannedEvents, subscriptions);
  const service = histogram();
  const seen = Array.from({ length: subscriptions }, () => new Uint8Array(plannedEvents));
  const highest = new Float64Array(subscriptions).fill(-1);
  const expected = plannedEvents * subscriptions;
  const tally = { delivered: 0, duplicated: 0, reordered: 0, unknown: 0, gaps: 0, early: 0 };

  function record({ n, dueUs, sentUs }: FeedEvent, receivedUs: Microseconds): void {
    // One clock on one host: an event cannot come before it was sent. Counted as the bug it is, never clamped.
    if (receivedUs < dueUs || receivedUs < sentUs) {
      tally.early += 1;
      return;
    }
    quarters[quarterOf(n, plannedEvents)]?.lateness.record(receivedUs - dueUs);
    service.record(receivedUs - sentUs);
  }

  return {
    get lateness() {
      return mergeHistograms(quarters.map(({ lateness }) => lateness.encode()));
    },
    quarters,
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
        arrivals?.note(event, receivedUs);
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

const QUARTERS = 4;

function quarterOf(n: number, plannedEvents: number): number {
  return Math.floor((QUARTERS * n) / plannedEvents);
}

function quartersOf(plannedEvents: number, subscriptions: number): readonly Quarter[] {
  const firstOf = (quarter: number): number => Math.ceil((quarter * plannedEvents) / QUARTERS);
  return Array.from({ length: QUARTERS }, (_, quarter) => ({
    expected: (firstOf(quarter + 1) - firstOf(quarter)) * subscriptions,
    lateness: histogram(),
  }));
}
