import { nowUs } from '../core/clock.ts';
import type { Histogram } from '../measure/histogram.ts';
import type { NumberedAgent } from './client-agents.ts';
import type { EagerSubscriptions } from './eager-subscriptions.ts';
import type { Reception } from './reception.ts';

/** Subscriptions that are asked for at the same time while connecting. */
const CONNECTING_AT_ONCE = 100;

/** Whose a subscription is, by its index, and what is to know of it. */
export type Subscribing = {
  readonly owners: readonly NumberedAgent[];
  readonly received: Reception;
  readonly warmup: EagerSubscriptions;
  /** From asking for a subscription to its being accepted. */
  readonly connectTime: Histogram;
};

/** Returns what connects the subscriptions of one client process, in their order, up to a part of all. */
export function connector({
  owners,
  received,
  warmup,
  connectTime,
}: Subscribing): (part: number) => Promise<void> {
  let connected = 0;

  async function subscribe({ agent, eager }: NumberedAgent, subscription: number): Promise<void> {
    const askedUs = nowUs();
    const handlers = received.handlers(subscription);
    const subscribed = await (eager?.agent ?? agent).subscribe(handlers);
    connectTime.record(nowUs() - askedUs);
    if (eager !== undefined) warmup.add({ ...eager, subscribed, agent, handlers });
  }

  return async (part) => {
    const count = Math.round(part * owners.length);
    while (connected < count) {
      const first = connected;
      connected = Math.min(count, first + CONNECTING_AT_ONCE);
      const batch = owners.slice(first, connected);
      await Promise.all(batch.map((agent, index) => subscribe(agent, first + index)));
    }
  };
}
