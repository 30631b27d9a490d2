import type { PageSubscription, SubscribeInPage } from '../../../clients/browser/page-half.ts';
import type { LimitCalls } from '../limit-calls.ts';

type Asked = {
  readonly subscription: PageSubscription;
  readonly accepted: Promise<true>;
  isAccepted: boolean;
  events: number;
};

/** Opens one subscription after the other by a transport's receiving half, and counts what comes. */
export function limitAgent(subscribe: SubscribeInPage, url: string): LimitCalls {
  const asked: Asked[] = [];

  function ask(): Asked {
    const { promise, resolve } = Promise.withResolvers<true>();
    const one: Asked = {
      accepted: promise,
      isAccepted: false,
      events: 0,
      subscription: subscribe(
        url,
        {
          onEvent() {
            one.events += 1;
          },
          onAccepted() {
            one.isAccepted = true;
            resolve(true);
          },
          onGap: () => undefined,
          onReconnect: () => undefined,
          onEnd: () => undefined,
        },
        { pollEveryMs: 1_000, phaseMs: 0, pollSchedule: 'ticks', reconnectMs: 1_000 },
      ),
    };
    asked.push(one);
    return one;
  }

  return {
    open: (waitMs) => Promise.race([ask().accepted, after(waitMs, false)]),
    counts() {
      const accepted = asked.filter(({ isAccepted }) => isAccepted);
      return {
        asked: asked.length,
        accepted: accepted.length,
        leastEvents: Math.min(...accepted.map(({ events }) => events)),
      };
    },
    fetch: (address, waitMs) =>
      Promise.race([fetch(address, { cache: 'no-store' }).then(({ status }) => status), after(waitMs, null)]),
    closeFirst(count, waitMs) {
      for (const { subscription } of asked.slice(0, count)) subscription.close();
      return Promise.race([asked.at(-1)?.accepted ?? true, after(waitMs, false)]);
    },
  };
}

function after<Value>(waitMs: number, value: Value): Promise<Value> {
  return new Promise((resolve) => setTimeout(resolve, waitMs, value));
}
