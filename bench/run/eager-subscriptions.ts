import type { Subscription, SubscriptionHandlers, UserAgent } from '../core/receiving.ts';
import type { Microseconds } from '../core/units.ts';
import type { QuietHttp } from '../measure/quiet-http.ts';
import { atRest } from './at-rest.ts';

/** A subscription that polls oftener than its scenario has it, and whose it will be. */
type EagerSubscription = {
  readonly subscribed: Subscription;
  readonly http: QuietHttp;
  readonly agent: UserAgent;
  readonly handlers: SubscriptionHandlers;
};

export type EagerSubscriptions = {
  add(one: EagerSubscription): void;
  /** Hands each over to its agent, which goes on where it was. */
  end(): Promise<void>;
};

/** An answer that takes longer is given up, and its connection with it: the trial's own counts then tell. */
const ANSWER_CAP_US: Microseconds = 10_000_000;

/** Subscriptions that warm up server and client by many polls, over the connections that are measured later. */
export function eagerSubscriptions(): EagerSubscriptions {
  const all: EagerSubscription[] = [];
  return {
    add(one) {
      all.push(one);
    },
    async end() {
      for (const { http } of all) http.quiesce();
      // Whoever closes with a request under way closes its connection.
      await atRest(
        all.map(({ http }) => http),
        ANSWER_CAP_US,
      );
      await Promise.all(
        all.splice(0).map(({ subscribed, agent, handlers }) => {
          const { cursor } = subscribed;
          subscribed.close();
          return agent.subscribe(handlers, cursor);
        }),
      );
    },
  };
}
