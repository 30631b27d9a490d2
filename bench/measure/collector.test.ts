import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FeedEvent } from '../core/event.ts';
import { collector } from './collector.ts';

function eventOf(n: number, stamps: Partial<FeedEvent> = {}): FeedEvent {
  return { feed: 'measured', n, dueUs: 1_000, sentUs: 1_200, body: '', ...stamps };
}

type Delivery = { readonly subscription: number; readonly n: number };

/** What a feed of so many events comes to, read off the list of deliveries in the plainest way. */
function judged(events: number, subscriptions: number, deliveries: readonly Delivery[]) {
  const known = deliveries.filter(({ n, subscription }) => n < events && subscription < subscriptions);
  const firsts = known.filter(
    (delivery, index) =>
      known.findIndex(({ subscription, n }) => subscription === delivery.subscription && n === delivery.n) ===
      index,
  );
  const reordered = firsts.filter((delivery, index) =>
    firsts
      .slice(0, index)
      .some(({ subscription, n }) => subscription === delivery.subscription && n > delivery.n),
  );
  return {
    expected: events * subscriptions,
    delivered: firsts.length,
    lost: events * subscriptions - firsts.length,
    duplicated: known.length - firsts.length,
    reordered: reordered.length,
    unknown: deliveries.length - known.length,
    gaps: 0,
    early: 0,
  };
}

describe('a collector', () => {
  test('counts what was lost, doubled, reordered and unknown as a list of all deliveries does', () => {
    const plans = fc.record({ events: fc.nat(12), subscriptions: fc.integer({ min: 1, max: 4 }) });
    const deliveries = fc.array(fc.record({ subscription: fc.nat(4), n: fc.nat(13) }), { maxLength: 60 });
    fc.assert(
      fc.property(plans, deliveries, ({ events, subscriptions }, delivered) => {
        const judge = collector(events, subscriptions);
        for (const { subscription, n } of delivered) judge.deliver(subscription, eventOf(n), 2_000);
        const counts = judged(events, subscriptions, delivered);
        expect(judge.counts()).toEqual(counts);
        expect(judge.complete).toBe(counts.lost === 0);
        expect(judge.lateness.count).toBe(counts.delivered);
        expect(judge.service.count).toBe(counts.delivered);
      }),
      { numRuns: 500 },
    );
  });

  test('finds exactly the events that a lying server drops, and those that it repeats', () => {
    const sets = fc.uniqueArray(fc.nat(99), { maxLength: 30 });
    fc.assert(
      fc.property(sets, sets, (dropped, repeated) => {
        const judge = collector(100, 1);
        for (let n = 0; n < 100; n += 1) {
          if (dropped.includes(n)) continue;
          judge.deliver(0, eventOf(n), 2_000);
          if (repeated.includes(n)) judge.deliver(0, eventOf(n), 2_100);
        }
        const doubled = repeated.filter((n) => !dropped.includes(n)).length;
        expect(judge.counts()).toMatchObject({ lost: dropped.length, duplicated: doubled, reordered: 0 });
      }),
    );
  });

  test('owes nothing and is complete when no event is planned', () => {
    expect(collector(0, 3)).toMatchObject({ complete: true });
    expect(collector(0, 3).counts()).toMatchObject({ expected: 0, delivered: 0, lost: 0 });
  });

  test('measures lateness from the due time, and service from the sending', () => {
    const judge = collector(2, 1);
    judge.deliver(0, eventOf(0), 1_500);
    judge.deliver(0, eventOf(1, { dueUs: 1_000, sentUs: 1_000 }), 1_000);
    expect([judge.lateness.percentile(100), judge.service.percentile(100)]).toEqual([500, 300]);
    expect([judge.lateness.percentile(50), judge.service.percentile(50)]).toEqual([0, 0]);
  });

  test('has its lateness by quarters of the feed too, which owe every event once', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.integer({ min: 1, max: 3 }), (events, subscriptions) => {
        const judge = collector(events, subscriptions);
        for (let n = 0; n < events; n += 1) judge.deliver(0, eventOf(n), 1_200 + n);
        const quarters = judge.quarters.map(({ expected, lateness }) => ({ expected, came: lateness.count }));
        const owed = [0, 1, 2, 3].map(
          (quarter) =>
            Array.from({ length: events }, (_, n) => n).filter(
              (n) => Math.floor((4 * n) / events) === quarter,
            ).length,
        );
        expect(quarters).toEqual(owed.map((count) => ({ expected: count * subscriptions, came: count })));
        expect(Math.max(...owed) - Math.min(...owed)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('measures the first delivery of an event alone', () => {
    const judge = collector(1, 1);
    judge.deliver(0, eventOf(0), 1_500);
    judge.deliver(0, eventOf(0), 90_000);
    expect(judge.lateness).toMatchObject({ count: 1, max: 500 });
  });

  test('counts a delivery that came before its time as a fault, and takes no lateness from it', () => {
    const judge = collector(2, 1);
    judge.deliver(0, eventOf(0), 999);
    judge.deliver(0, eventOf(1, { dueUs: 1_000, sentUs: 2_000 }), 1_500);
    expect(judge.counts()).toMatchObject({ delivered: 2, lost: 0, early: 2 });
    expect(judge.lateness.count + judge.service.count).toBe(0);
  });

  test('counts payloads that are no event, and gaps that a server announced', () => {
    const judge = collector(1, 1);
    judge.deliverUnknown();
    judge.gap();
    judge.gap();
    expect(judge.counts()).toMatchObject({ unknown: 1, gaps: 2, delivered: 0 });
  });
});
