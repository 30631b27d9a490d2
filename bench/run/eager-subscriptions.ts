import { setTimeout as delay } from 'node:timers/promises';
import { nowUs } from '../core/clock.ts';
import type { Subscription, SubscriptionHandlers, UserAgent } from '../core/receiving.ts';
import type { Microseconds } from '../core/units.ts';
import type { QuietHttp } from '../measure/quiet-http.ts';

/** A subscription that polls oftener than its scenario has it, and whose it will be. */
type EagerSubscription = {
  readonly subscribed: Subscription;
  /** Its own part of the agent's HTTP. */
  readonly http: QuietHttp;
  readonly agent: UserAgent;
  readonly agentHttp: QuietHttp;
  readonly handlers: SubscriptionHandlers;
};

export type EagerSubscriptions = {
  add(one: EagerSubscription): void;
  /** Hands each over to its agent, which goes on where it was; resolves once each has had an answer there. */
  end(): Promise<void>;
};

/** Below what the whole step may take, so that the trial goes on and its own counts tell what was not answered. */
const ANSWER_CAP_US: Microseconds = 4_000_000;

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
      await holds(() => all.every(({ http }) => http.underWay === 0));
      const answered = answersFrom(all);
      for (const { subscribed, agent, handlers } of all.splice(0)) {
        const { cursor } = subscribed;
        subscribed.close();
        await agent.subscribe(handlers, cursor);
      }
      // A window that began between such a request and its answer would count the one and not the other.
      await holds(answered);
    },
  };
}

/** Whether each of these has had an answer from now on, over the HTTP of its agent. */
function answersFrom(all: readonly EagerSubscription[]): () => boolean {
  const wanted = [...Map.groupBy(all, ({ agentHttp }) => agentHttp)].map(([http, its]) => ({
    http,
    ended: http.ended + its.length,
  }));
  return () => wanted.every(({ http, ended }) => http.ended >= ended);
}

async function holds(condition: () => boolean): Promise<void> {
  const untilUs = nowUs() + ANSWER_CAP_US;
  while (!condition() && nowUs() < untilUs) await delay(1);
}
