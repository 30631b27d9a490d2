import type { PageSubscription, SubscribeInPage } from '../../../clients/browser/page-half.ts';
import type { PageCalls, PageSetup } from '../page-calls.ts';
import { pageReception } from './page-reception.ts';
import { answeredRequests, noteAllRequests } from './page-requests.ts';
import { stallWatch } from './stall-watch.ts';
import { wayUp } from './way-up.ts';

/** One user agent in a page: subscribes by a transport's receiving half, and notes what comes. */
export function pageAgent(subscribe: SubscribeInPage, { url, options, phasesMs }: PageSetup): PageCalls {
  const held: PageSubscription[] = [];
  const stalls = stallWatch();
  const reception = pageReception();
  noteAllRequests();

  /** Resolves once accepted, to how long that took. */
  async function connectNext(): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const subscription = held.length;
    const handlers = reception.handlers(subscription, () => {
      resolve(undefined);
    });
    const onEnd = (why: string): void => {
      handlers.onEnd(why);
      reject(new Error(why));
    };
    const askedMs = performance.now();
    const phaseMs = phasesMs[subscription] ?? 0;
    held.push(subscribe(url, { ...handlers, onEnd }, { ...options, phaseMs }));
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
      reception.expect(feed, events * held.length);
    },
    settled: reception.settled,
    restart() {
      performance.clearResourceTimings();
      stalls.restart();
    },
    notes: () => ({
      ...reception.received(),
      requests: answeredRequests(),
      longestStallMs: stalls.longestMs(),
    }),
    sendUp: wayUp((line) => held[0]?.send(line) ?? Promise.reject(new Error('the page is not connected'))),
    isIsolated: () => crossOriginIsolated,
    close() {
      for (const subscription of held) subscription.close();
    },
  };
}
