import { nowUs } from '../core/clock.ts';
import { messageOf } from '../core/failure.ts';
import type { FeedPlan } from '../core/feed.ts';
import type { Measurement } from '../core/measurement.ts';
import { valuesOf } from '../core/metrics.ts';
import type { MeasuredFigures } from '../core/result.ts';
import type { Bytes } from '../core/units.ts';
import { assemble, type RawTrial } from './assemble.ts';
import { dismiss, startCast, within, type Cast } from './cast.ts';
import { reasonsAgainst } from './guards.ts';
import { pathOfRow } from './paths.ts';
import * as planned from './trial-plan.ts';
import type { TrialPlan } from './trial-plan.ts';

export type Phase = 'connect' | 'probe' | 'warm up' | 'measure' | 'drain' | 'stop';

export type TrialOutcome =
  | ({ readonly state: 'measured'; readonly warnings: readonly string[] } & MeasuredFigures)
  | ({ readonly state: 'invalid'; readonly reasons: readonly string[] } & MeasuredFigures)
  | { readonly state: 'failed'; readonly reason: string };

export type TrialObserver = { onPhase(phase: Phase): void; readonly signal: AbortSignal };

/** From planning the window to its start: long enough for every process to know of it. */
const LEAD_US = 200_000;
const CONNECT_CAP_US = 30_000_000;
const ANSWER_CAP_US = 10_000_000;

/**
 * Runs one trial from fresh processes to their end: connect, probe, warm up, measure, drain, stop. What goes
 * wrong is its outcome; an aborted one rejects.
 */
export async function runTrial(plan: TrialPlan, { onPhase, signal }: TrialObserver): Promise<TrialOutcome> {
  signal.throwIfAborted();
  const cast = startCast(plan.parameters.drivers);
  signal.addEventListener('abort', cast.kill);
  try {
    const { port } = await within(ANSWER_CAP_US, 'starting the server', openServer(cast, plan));
    const raw = await perform(cast, plan, port, onPhase);
    onPhase('stop');
    const leftovers = await within(CONNECT_CAP_US, 'stopping', dismiss(cast, port));
    return judge(plan, raw, leftovers);
  } catch (error) {
    signal.throwIfAborted();
    return { state: 'failed', reason: messageOf(error) };
  } finally {
    signal.removeEventListener('abort', cast.kill);
    cast.kill();
  }
}

function openServer({ server }: Cast, { row, parameters }: TrialPlan): Promise<{ readonly port: number }> {
  return server.call('open', {
    row,
    http: parameters.http,
    serve: planned.serveOptionsOf(parameters),
    history: planned.historyOf(),
    keepAliveUs: planned.keepAliveUsOf(parameters),
  });
}

async function perform(
  cast: Cast,
  plan: TrialPlan,
  port: number,
  onPhase: TrialObserver['onPhase'],
): Promise<RawTrial> {
  onPhase('connect');
  await within(CONNECT_CAP_US, 'preparing the clients', prepareClients(cast, plan, port));
  const memoryPerSubscription = await connectClients(cast, plan);
  const { warmupUs, durationUs } = plan.parameters;
  const capUs = planned.drainCapUs(plan.parameters) + ANSWER_CAP_US;
  onPhase('probe');
  await within(capUs, 'the probe', deliverWhole(cast, plan, planned.probeFeed(plan)));
  onPhase('warm up');
  await within(warmupUs + capUs, 'warming up', deliverWhole(cast, plan, planned.warmupFeed(plan)));
  onPhase('measure');
  const measured = await within(durationUs + capUs, 'measuring', measure(cast, plan, onPhase));
  return { plan, memoryPerSubscription, ...measured };
}

async function prepareClients(
  { clients }: Cast,
  { row, parameters, seed }: TrialPlan,
  port: number,
): Promise<void> {
  const numbers = Array.from({ length: parameters.agents }, (_, number) => number);
  await Promise.all(
    clients.map((client, driver) =>
      client.call('prepare', {
        row,
        http: parameters.http,
        url: `http://127.0.0.1:${port}${pathOfRow(row)}`,
        agents: numbers.filter((number) => number % clients.length === driver),
        subscriptionsPerAgent: parameters.subscriptionsPerAgent,
        keepAlive: parameters.keepAlive,
        receive: planned.receiveOptionsOf(parameters),
        seed,
      }),
    ),
  );
}

/** The first subscriptions also pay for code that is loaded and compiled once; memory is counted from here on. */
const FIRST_PART = 0.2;

/** Connects all, and tells what one more subscription adds to the server's memory. */
async function connectClients({ server, clients }: Cast, { parameters }: TrialPlan): Promise<Bytes> {
  const memoryAt = async (part: number): Promise<Bytes> => {
    const connecting = Promise.all(clients.map((client) => client.call('connect', { part })));
    await within(CONNECT_CAP_US, 'connecting', connecting);
    return within(ANSWER_CAP_US, 'reading the memory', server.call('memory', undefined));
  };
  const first = await memoryAt(FIRST_PART);
  const all = await memoryAt(1);
  return (all - first) / (planned.subscriptionsOf(parameters) * (1 - FIRST_PART));
}

/** Sends a feed and waits until every subscription has had all of it. */
async function deliverWhole({ server, clients }: Cast, plan: TrialPlan, feed: FeedPlan): Promise<void> {
  const events = planned.eventsOf(feed);
  await Promise.all(clients.map((client) => client.call('expect', { feed: feed.feed, events })));
  await server.call('feed', { plan: feed, startUs: nowUs() });
  const capUs = planned.drainCapUs(plan.parameters);
  const counts = await Promise.all(clients.map((client) => client.call('awaitDelivery', { capUs })));
  const lost = counts.reduce((total, count) => total + count.lost, 0);
  if (lost > 0) throw new Error(`${lost} deliveries of the ${feed.feed} feed did not come`);
}

async function measure(
  { server, clients }: Cast,
  plan: TrialPlan,
  onPhase: TrialObserver['onPhase'],
): Promise<Omit<RawTrial, 'plan' | 'memoryPerSubscription'>> {
  const feedPlan = planned.measuredFeed(plan);
  const plannedEvents = planned.eventsOf(feedPlan);
  await Promise.all(
    clients.map((client) => client.call('expect', { feed: feedPlan.feed, events: plannedEvents })),
  );
  const startUs = nowUs() + LEAD_US;
  const window = { startUs, endUs: startUs + plan.parameters.durationUs };
  await Promise.all([
    server.call('window', window),
    ...clients.map((client) => client.call('window', window)),
  ]);
  const feed = await server.call('feed', { plan: feedPlan, startUs });
  onPhase('drain');
  const capUs = planned.drainCapUs(plan.parameters) + Math.max(0, window.endUs - nowUs());
  await Promise.all(clients.map((client) => client.call('awaitDelivery', { capUs })));
  const [serverReadings, ...clientReadings] = await Promise.all([
    server.call('readings', undefined),
    ...clients.map((client) => client.call('readings', undefined)),
  ]);
  return { plannedEvents, feed, server: serverReadings, clients: clientReadings };
}

function judge(plan: TrialPlan, raw: RawTrial, leftovers: readonly string[]): TrialOutcome {
  const measurement = assemble(raw);
  const reasons = [
    ...reasonsAgainst({ row: plan.row, parameters: plan.parameters, measurement }),
    ...leftovers,
  ];
  const figures = figuresOf(raw, measurement);
  return reasons.length === 0
    ? { state: 'measured', warnings: warningsOf(measurement), ...figures }
    : { state: 'invalid', reasons, ...figures };
}

function figuresOf({ feed, server }: RawTrial, measurement: Measurement): MeasuredFigures {
  // JSON has no infinity.
  const metrics = Object.entries(valuesOf(measurement)).map(([id, value]) => [
    id,
    Number.isFinite(value) ? value : null,
  ]);
  return {
    metrics: Object.fromEntries(metrics) as Record<string, number | null>,
    deliveries: measurement.deliveries,
    histograms: {
      lateness: measurement.lateness.encode(),
      service: measurement.service.encode(),
      responseTime: measurement.responseTime.encode(),
      connectTime: measurement.connectTime.encode(),
      sendDelay: feed.sendDelay,
      keptAge: server.keptAge,
      keptEvents: server.keptEvents,
    },
  };
}

function warningsOf({ server, connections }: Measurement): readonly string[] {
  return [
    ...(server.cuts > 0 ? [`${server.cuts} subscribers were cut for reading too slowly`] : []),
    ...(connections.reconnects > 0 ? [`clients reconnected ${connections.reconnects} times`] : []),
  ];
}
