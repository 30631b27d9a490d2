import type { Cursor } from '../bench/core/cursor.ts';
import type {
  ReceiveContext,
  Subscription,
  SubscriptionHandlers,
  UserAgent,
} from '../bench/core/receiving.ts';

export type AcceptedHandlers = SubscriptionHandlers & {
  /** From here on the subscription misses nothing; may be called again after a reconnection. */
  onAccepted(): void;
};

/** Starts one subscription; what its transport is. It may go on calling its handlers for a while once closed. */
export type SubscribeOne = (handlers: AcceptedHandlers, cursor: Cursor | undefined) => Subscription;

/** What every user agent does alike: promises a subscription, keeps silent once it is closed, closes all it holds. */
export function userAgent(
  context: ReceiveContext,
  subscribeOne: SubscribeOne,
  send: NonNullable<UserAgent['send']>,
): UserAgent {
  const held = new Set<Subscription>();
  return {
    subscribe(handlers, cursor) {
      const { promise, resolve, reject } = Promise.withResolvers<Subscription>();
      const subscription = closable(subscribeOne, handlers, cursor, {
        onAccepted: resolve,
        onOver(why) {
          held.delete(subscription);
          reject(new Error(why));
        },
      });
      held.add(subscription);
      return promise;
    },
    send,
    close() {
      for (const subscription of held) subscription.close();
      context.http.close();
    },
  };
}

type Fate = { onAccepted(subscription: Subscription): void; onOver(why: string): void };

function closable(
  subscribeOne: SubscribeOne,
  handlers: SubscriptionHandlers,
  start: Cursor | undefined,
  fate: Fate,
): Subscription {
  let over = false;
  let lastCursor = start;

  function end(why: string): void {
    // What still comes in is not handed over, so the cursor must not pass it.
    lastCursor = inner.cursor;
    over = true;
    fate.onOver(why);
  }

  const inner = subscribeOne(
    {
      onEvent(payload) {
        if (!over) handlers.onEvent(payload);
      },
      onGap(reason) {
        if (!over) handlers.onGap(reason);
      },
      onAccepted() {
        // In a microtask of its own, as the transport may accept before it has returned the subscription.
        queueMicrotask(() => {
          fate.onAccepted(subscription);
        });
      },
      onEnd(reason) {
        if (over) return;
        end(reason.message);
        handlers.onEnd(reason);
      },
    },
    start,
  );
  const subscription: Subscription = {
    get cursor() {
      return over ? lastCursor : inner.cursor;
    },
    close() {
      if (over) return;
      end('the subscription was closed before the server accepted it');
      inner.close();
    },
  };
  return subscription;
}
