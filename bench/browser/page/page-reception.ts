import type { PageHandlers } from '../../../clients/browser/page-half.ts';
import { decodeEvent, type FeedName } from '../../core/event.ts';
import type { PageCalls, PageDelivery, PageNotes } from '../page-calls.ts';

type Received = Omit<PageNotes, 'requests' | 'longestStallMs'>;

export type PageReception = Pick<PageCalls, 'settled'> & {
  /** As {@link PageCalls.expect}, of so many events over all subscriptions. */
  expect(feed: FeedName, events: number): void;
  /** The handlers of one subscription, by its index from 0. */
  handlers(subscription: number, onAccepted: () => void): PageHandlers;
  received(): Received;
};

/** Notes what comes in at one page, and sees when all that is expected is there. */
export function pageReception(): PageReception {
  let noted = nothing();
  let expected: { readonly feed: FeedName; missing: number } = { feed: 'probe', missing: Infinity };
  let settle = Promise.withResolvers<undefined>();

  function deliver(subscription: number, payload: string, atMs: number): void {
    const event = decodeEvent(payload);
    if (event === undefined) {
      noted.unknown += 1;
      return;
    }
    const { feed, n, dueUs, sentUs } = event;
    noted.deliveries.push({ subscription, feed, n, dueUs, sentUs, atMs });
    if (feed === expected.feed) expected.missing -= 1;
    if (expected.missing === 0) settle.resolve(undefined);
  }

  return {
    expect(feed, events) {
      noted = nothing();
      expected = { feed, missing: events };
      settle = Promise.withResolvers();
      if (events === 0) settle.resolve(undefined);
    },
    async settled(capMs) {
      await Promise.race([settle.promise, new Promise((resolve) => setTimeout(resolve, capMs))]);
    },
    handlers: (subscription, onAccepted) => ({
      onEvent(payload, atMs) {
        deliver(subscription, payload, atMs);
      },
      onAccepted,
      onGap() {
        noted.gaps += 1;
      },
      onReconnect() {
        noted.reconnects += 1;
      },
      onEnd(why) {
        noted.endings.push(why);
        settle.resolve(undefined);
      },
    }),
    received: () => noted,
  };
}

type Noted = {
  readonly deliveries: PageDelivery[];
  unknown: number;
  gaps: number;
  reconnects: number;
  readonly endings: string[];
};

function nothing(): Noted {
  return { deliveries: [], unknown: 0, gaps: 0, reconnects: 0, endings: [] };
}
