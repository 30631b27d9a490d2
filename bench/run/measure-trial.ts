import { nowUs } from '../core/clock.ts';
import type { FeedPlan } from '../core/feed.ts';
import type { Microseconds } from '../core/units.ts';
import type { RawTrial } from './assemble.ts';
import type { Cast } from './cast.ts';
import { reconcileTrial } from './reconcile-trial.ts';
import { seenByLink } from './seen-by-link.ts';
import type { FeedOutcome, FeedRun, Window } from './server-calls.ts';
import { LEAD_US } from './trial-caps.ts';
import * as planned from './trial-plan.ts';
import type { TrialPlan } from './trial-plan.ts';
import type { UpstreamOutcome } from './upstream-calls.ts';
import { upstreamPlans } from './upstream-plan.ts';

/**
 * Sends a feed, and what agents send up beside it if anything, and waits until every subscription has had all of it
 * and every agent its echoes.
 */
export async function deliverWhole(
  cast: Cast,
  plan: TrialPlan,
  feed: FeedPlan,
  upstream: FeedPlan | undefined,
): Promise<void> {
  const { clients } = cast;
  const expectation = { feed: feed.feed, events: planned.eventsOf(feed), arrivals: false };
  await Promise.all(clients.map((client) => client.call('expect', expectation)));
  const startUs = nowUs();
  const capUs = planned.drainCapUs(plan.parameters);
  const [sent] = await Promise.all([
    sendUp(cast, plan, { plan: upstream, startUs }),
    publish(cast, { plan: feed, startUs }),
  ]);
  const counts = await Promise.all(clients.map((client) => client.call('awaitDelivery', { capUs })));
  const lost = counts.reduce((total, count) => total + count.lost, 0);
  if (lost > 0) throw new Error(`${lost} deliveries of the ${feed.feed} feed did not come`);
  const unanswered = sent.reduce((total, { sent, echoed }) => total + sent - echoed, 0);
  if (unanswered > 0) throw new Error(`${unanswered} messages of the ${feed.feed} did not come back`);
}

function publish({ server, publisher }: Cast, run: FeedRun): Promise<FeedOutcome> {
  return publisher === undefined ? server.call('feed', run) : publisher.call('feed', run);
}

/** Each client process has the part of its own agents; none where nobody sends anything. */
async function sendUp(
  { clients }: Cast,
  { parameters }: TrialPlan,
  { plan, startUs }: { readonly plan: FeedPlan | undefined; readonly startUs: Microseconds },
): Promise<readonly UpstreamOutcome[]> {
  if (plan === undefined) return [];
  const run = { plan, startUs, agents: parameters.agents, capUs: planned.drainCapUs(parameters) };
  return Promise.all(clients.map((client) => client.call('upstream', run)));
}

/** Told of a window before it begins; what it returns is waited for. */
export type OnWindow = (cast: Cast, window: Window) => Promise<void>;

export type WindowObserver = { readonly onWindow: OnWindow | undefined; onDrain(): void };

/** Resolves once all has been delivered, or the drain's time is over. */
async function publishAndDrain(
  cast: Cast,
  { parameters }: TrialPlan,
  { feed, window }: { readonly feed: FeedPlan; readonly window: Window },
  { onWindow, onDrain }: WindowObserver,
): Promise<FeedOutcome> {
  const [outcome] = await Promise.all([
    publish(cast, { plan: feed, startUs: window.startUs }),
    onWindow?.(cast, window),
  ]);
  onDrain();
  const capUs = planned.drainCapUs(parameters) + Math.max(0, window.endUs - nowUs());
  await Promise.all(cast.clients.map((client) => client.call('awaitDelivery', { capUs })));
  return outcome;
}

/** The window and its drain. */
export async function measure(
  cast: Cast,
  plan: TrialPlan,
  observer: WindowObserver,
): Promise<Omit<RawTrial, 'plan' | 'memoryPerSubscription'>> {
  const { server, clients, link, publisher } = cast;
  const feedPlan = planned.measuredFeed(plan);
  const plannedEvents = planned.eventsOf(feedPlan);
  const upstreamPlan = upstreamPlans(plan)?.measured;
  const expectation = { feed: feedPlan.feed, events: plannedEvents, arrivals: publisher !== undefined };
  await Promise.all(clients.map((client) => client.call('expect', expectation)));
  const startUs = nowUs() + LEAD_US;
  const window = { startUs, endUs: startUs + plan.parameters.durationUs };
  await Promise.all([
    server.call('window', window),
    ...(link === undefined ? [] : [link.call('window', window)]),
    ...clients.map((client) => client.call('window', window)),
  ]);
  const [feed, outcomes] = await Promise.all([
    publishAndDrain(cast, plan, { feed: feedPlan, window }, observer),
    sendUp(cast, plan, { plan: upstreamPlan, startUs }),
  ]);
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
    upstream: upstreamPlan && { planned: planned.eventsOf(upstreamPlan), outcomes },
    server: serverReadings,
    clients:
      linkReadings === undefined || plan.parameters.client === 'node'
        ? clientReadings
        : clientReadings.map((readings) => seenByLink(readings, linkReadings)),
    link: linkReadings,
    unreconciled,
  };
}
