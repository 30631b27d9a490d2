import type { PageHandlers, PageSubscription, SubscribeInPage } from '../../../clients/browser/page-half.ts';
import { decodeEvent, type FeedName } from '../../core/event.ts';
import type { PageCalls, PageDelivery, PageNotes, PageSetup } from '../page-calls.ts';
import { stallWatch } from './stall-watch.ts';
import { wayUp } from './way-up.ts';

/** More requests than any trial makes; by itself a browser notes 250. */
const MOST_REQUESTS = 1_000_000;

/** One user agent in a page: subscribes by a transport's receiving half, and notes what comes. */
export function pageAgent(subscribe: SubscribeInPage, { url, options, phasesMs }: PageSetup): PageCalls {
  const held: PageSubscription[] = [];
  const stalls = stallWatch();
  let noted = newNotes();
  let expected: { readonly feed: FeedName; missing: number } = { feed: 'probe', missing: Infinity };
  let settle = Promise.withResolvers<undefined>();
  performance.setResourceTimingBufferSize(MOST_REQUESTS);

  function handlersOf(subscription: number, onAccepted: () => void): PageHandlers {
    return {
      onEvent(payload, atMs) {
        const event = decodeEvent(payload);
        if (event === undefined) {
          noted.unknown += 1;
          return;
        }
        const { feed, n, dueUs, sentUs } = event;
        noted.deliveries.push({ subscription, feed, n, dueUs, sentUs, atMs });
        if (feed === expected.feed) expected.missing -= 1;
        if (expected.missing === 0) settle.resolve(undefined);
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
    };
  }

  async function connectNext(): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const subscription = held.length;
    const handlers = handlersOf(subscription, () => {
      resolve(undefined);
    });
    const askedMs = performance.now();
    held.push(
      subscribe(
        url,
        {
          ...handlers,
          onEnd(why) {
            handlers.onEnd(why);
            reject(new Error(why));
          },
        },
        { ...options, phaseMs: phasesMs[subscription] ?? 0 },
      ),
    );
    await promise;
    return performance.now() - askedMs;
  }

  return {
    async connect(upTo) {
      const times: number[] = [];
      // One after the other: over HTTP/2 the first opens the connection that the others share.
      while (held.length < upTo) times.push(await connectNext());
      return times;
    },
    expect({ feed, events }) {
      noted = newNotes();
      expected = { feed, missing: events * held.length };
      settle = Promise.withResolvers();
      if (expected.missing === 0) settle.resolve(undefined);
    },
    async settled(capMs) {
      await Promise.race([settle.promise, new Promise((resolve) => setTimeout(resolve, capMs))]);
    },
    restart() {
      performance.clearResourceTimings();
      stalls.restart();
    },
    notes: (): PageNotes => ({
      ...noted,
      requests: performance
        .getEntriesByType('resource')
        .filter((entry) => entry instanceof PerformanceResourceTiming)
        .filter(({ initiatorType }) => initiatorType === 'fetch')
        .map(({ name, startTime, responseEnd, responseStatus }) => ({
          // A poll asks after a cursor; the first of a subscription, which has none, is over before anything counts.
          kind: name.includes('?after=') ? ('poll' as const) : ('message' as const),
          startMs: startTime,
          endMs: responseEnd,
          status: responseStatus,
        })),
      longestStallMs: stalls.longestMs(),
    }),
    sendUp: wayUp((line) => held[0]?.send(line) ?? Promise.reject(new Error('the page is not connected'))),
    isIsolated: () => crossOriginIsolated,
    close() {
      for (const subscription of held) subscription.close();
    },
  };
}

type Notes = {
  readonly deliveries: PageDelivery[];
  unknown: number;
  gaps: number;
  reconnects: number;
  readonly endings: string[];
};

function newNotes(): Notes {
  return { deliveries: [], unknown: 0, gaps: 0, reconnects: 0, endings: [] };
}
