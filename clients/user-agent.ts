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

/** Starts one subscription; what its transport is. */
export type SubscribeOne = (handlers: AcceptedHandlers, cursor: Cursor | undefined) => Subscription;

/** What every user agent does alike: promises a subscription, and closes all that it holds. */
export function userAgent(context: ReceiveContext, subscribeOne: SubscribeOne): UserAgent {
  const held = new Set<Subscription>();
  return {
    subscribe(handlers, cursor) {
      const { promise, resolve, reject } = Promise.withResolvers<Subscription>();
      const subscription = subscribeOne(
        {
          onEvent: handlers.onEvent,
          onGap: handlers.onGap,
          // In a microtask of its own, as the transport may accept before it has returned the subscription.
          onAccepted: () => {
            queueMicrotask(() => {
              resolve(subscription);
            });
          },
          onEnd(reason) {
            reject(new Error(reason.message));
            handlers.onEnd(reason);
          },
        },
        cursor,
      );
      held.add(subscription);
      return promise;
    },
    close() {
      for (const subscription of held) subscription.close();
      context.http.close();
    },
  };
}
