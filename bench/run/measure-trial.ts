import { nowUs } from '../core/clock.ts';
import type { FeedPlan } from '../core/feed.ts';
import type { RawTrial } from './assemble.ts';
import type { Cast } from './cast.ts';
import { reconcileTrial } from './reconcile-trial.ts';
import { LEAD_US } from './trial-caps.ts';
import * as planned from './trial-plan.ts';
import type { TrialPlan } from './trial-plan.ts';

/** Sends a feed and waits until every subscription has had all of it. */
export async function deliverWhole(
  { server, clients }: Cast,
  plan: TrialPlan,
  feed: FeedPlan,
): Promise<void> {
  const events = planned.eventsOf(feed);
  await Promise.all(clients.map((client) => client.call('expect', { feed: feed.feed, events })));
  await server.call('feed', { plan: feed, startUs: nowUs() });
  const capUs = planned.drainCapUs(plan.parameters);
  const counts = await Promise.all(clients.map((client) => client.call('awaitDelivery', { capUs })));
  const lost = counts.reduce((total, count) => total + count.lost, 0);
  if (lost > 0) throw new Error(`${lost} deliveries of the ${feed.feed} feed did not come`);
}

/** The window and its drain. */
export async function measure(
  cast: Cast,
  plan: TrialPlan,
  onDrain: () => void,
): Promise<Omit<RawTrial, 'plan' | 'memoryPerSubscription'>> {
  const { server, clients, link } = cast;
  const feedPlan = planned.measuredFeed(plan);
  const plannedEvents = planned.eventsOf(feedPlan);
  await Promise.all(
    clients.map((client) => client.call('expect', { feed: feedPlan.feed, events: plannedEvents })),
  );
  const startUs = nowUs() + LEAD_US;
  const window = { startUs, endUs: startUs + plan.parameters.durationUs };
  await Promise.all([
    server.call('window', window),
    ...(link === undefined ? [] : [link.call('window', window)]),
    ...clients.map((client) => client.call('window', window)),
  ]);
  const feed = await server.call('feed', { plan: feedPlan, startUs });
  onDrain();
  const capUs = planned.drainCapUs(plan.parameters) + Math.max(0, window.endUs - nowUs());
  await Promise.all(clients.map((client) => client.call('awaitDelivery', { capUs })));
  const [serverReadings, linkReadings, ...clientReadings] = await Promise.all([
    server.call('readings', undefined),
    link?.call('readings', undefined),
    ...clients.map((client) => client.call('readings', undefined)),
  ]);
  const unreconciled = await reconcileTrial(cast);
  await link?.call('teardown', undefined);
  return {
    plannedEvents,
    feed,
    server: serverReadings,
    clients: clientReadings,
    link: linkReadings,
    unreconciled,
  };
}
