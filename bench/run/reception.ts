import { nowUs } from '../core/clock.ts';
import { decodeEvent, type FeedName } from '../core/event.ts';
import type { SubscriptionHandlers } from '../core/receiving.ts';
import type { Arrivals } from '../measure/arrivals.ts';
import { collector, type Collector } from '../measure/collector.ts';

export type Reception = {
  /** The collector of the feed that is expected now. */
  readonly current: Collector;
  /** `arrivals` are noted if given. */
  expect(feed: FeedName, events: number, arrivals?: Pick<Arrivals, 'note'>): void;
  /** The handlers of one subscription, by its index from 0. */
  handlers(subscription: number): SubscriptionHandlers;
  /** Resolves when the expected feed is complete, or a subscription has ended for good. */
  settled(): Promise<void>;
  /** Why subscriptions ended that should not have. */
  readonly endings: readonly string[];
};

/** Stamps what comes in, and gives it to the collector of the feed that is expected. */
export function reception(subscriptions: number): Reception {
  const endings: string[] = [];
  let expected: FeedName = 'probe';
  let current = collector(0, subscriptions);
  let settle = Promise.withResolvers<undefined>();

  return {
    get current() {
      return current;
    },
    endings,
    expect(feed, events, arrivals) {
      expected = feed;
      current = collector(events, subscriptions, arrivals);
      settle = Promise.withResolvers();
    },
    handlers: (subscription) => ({
      onEvent(payload) {
        const receivedUs = nowUs();
        const event = decodeEvent(payload);
        if (event?.feed === expected) current.deliver(subscription, event, receivedUs);
        else current.deliverUnknown();
        if (current.complete) settle.resolve(undefined);
      },
      onGap() {
        current.gap();
      },
      onEnd({ message }) {
        endings.push(message);
        settle.resolve(undefined);
      },
    }),
    async settled() {
      if (!current.complete && endings.length === 0) await settle.promise;
    },
  };
}
