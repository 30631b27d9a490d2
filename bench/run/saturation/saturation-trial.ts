import { setTimeout as delay } from 'node:timers/promises';
import { nowUs } from '../../core/clock.ts';
import { endpointOf } from '../../core/endpoint.ts';
import { Failure, messageOf } from '../../core/failure.ts';
import { isPollLoad } from '../../core/load.ts';
import { dismiss, within } from '../cast.ts';
import { startChild, type Child } from '../child.ts';
import { openServer } from '../prepare-trial.ts';
import type { ServerCalls } from '../server-calls.ts';
import { ANSWER_CAP_US, CONNECT_CAP_US, LEAD_US } from '../trial-caps.ts';
import type { TrialObserver } from '../trial.ts';
import { measuredFeed, subscriptionsOf, type TrialPlan } from '../trial-plan.ts';
import { judgeSaturation, type SaturationOutcome } from './judge-saturation.ts';
import type { SaturationCalls } from './saturation-calls.ts';
import type { RawSaturation } from './saturation-measurement.ts';
import { obstacleToSaturation } from './what-is-saturated.ts';

/** The processes of one trial without a feed. */
type Stage = {
  readonly server: Child<ServerCalls>;
  readonly clients: readonly Child<SaturationCalls>[];
  kill(): void;
};

/**
 * Runs one trial without a feed, from fresh processes to their end: every connection polls again as soon as its
 * answer came. What goes wrong is its outcome; an aborted one rejects.
 */
export async function runSaturation(
  plan: TrialPlan,
  { onPhase, signal }: Pick<TrialObserver, 'onPhase' | 'signal'>,
): Promise<SaturationOutcome> {
  signal.throwIfAborted();
  const obstacle = obstacleToSaturation(plan.row, plan.parameters);
  if (obstacle !== undefined) throw new Failure(obstacle);
  const stage = openStage(plan.parameters.drivers);
  signal.addEventListener('abort', stage.kill);
  try {
    const { url } = await within(ANSWER_CAP_US, 'starting the server', openServer(stage, plan));
    onPhase('connect');
    await within(CONNECT_CAP_US, 'starting to poll', startPolls(stage, plan, url));
    const raw = await measure(stage, plan, onPhase);
    onPhase('stop');
    const leftovers = await within(CONNECT_CAP_US, 'stopping', dismiss(stage, endpointOf(new URL(url)).port));
    return judgeSaturation(raw, leftovers);
  } catch (error) {
    signal.throwIfAborted();
    return { state: 'failed', reason: messageOf(error) };
  } finally {
    signal.removeEventListener('abort', stage.kill);
    stage.kill();
  }
}

function openStage(drivers: number): Stage {
  const server = startChild<ServerCalls>('server-process');
  const clients = Array.from({ length: drivers }, () => startChild<SaturationCalls>('saturation-process'));
  return {
    server,
    clients,
    kill() {
      for (const child of [server, ...clients]) child.kill();
    },
  };
}

/** All at once: they are no part of any schedule. */
const PUBLISH_RATE = 1_000_000;

/** Lets every driver ask where the feed stands, publishes what each poll is to find, and starts the polls. */
async function startPolls({ server, clients }: Stage, plan: TrialPlan, url: string): Promise<void> {
  const { parameters } = plan;
  const { load, eventsPerPoll, requestHeaders } = parameters;
  if (!isPollLoad(load)) throw new Error(`the load ${load} saturates nothing`);
  const connections = connectionsByDriver(subscriptionsOf(parameters), clients.length);
  await Promise.all(
    clients.map((client, driver) =>
      client.call('prepare', {
        load,
        url,
        requestHeaders,
        connections: connections[driver] ?? 0,
      }),
    ),
  );
  await server.call('feed', {
    plan: {
      ...measuredFeed(plan),
      ratePerSecond: PUBLISH_RATE,
      arrival: 'constant',
      length: { events: eventsPerPoll },
    },
    startUs: nowUs(),
  });
  await Promise.all(clients.map((client) => client.call('start', { eventsPerPoll })));
}

function connectionsByDriver(connections: number, drivers: number): readonly number[] {
  return Array.from({ length: drivers }, (_, driver) => Math.floor((connections + driver) / drivers));
}

/** The warm-up is the same polling on the same connections, before the window. */
async function measure(
  { server, clients }: Stage,
  { parameters }: TrialPlan,
  onPhase: TrialObserver['onPhase'],
): Promise<RawSaturation> {
  const { warmupUs, durationUs } = parameters;
  onPhase('warm up');
  await delay(warmupUs / 1_000);
  onPhase('measure');
  const startUs = nowUs() + LEAD_US;
  const window = { startUs, endUs: startUs + durationUs };
  await within(
    ANSWER_CAP_US,
    'arranging the window',
    Promise.all([server.call('window', window), ...clients.map((client) => client.call('window', window))]),
  );
  const [serverReadings, ...clientReadings] = await within(
    LEAD_US + durationUs + ANSWER_CAP_US,
    'measuring',
    Promise.all([
      server.call('readings', undefined),
      ...clients.map((client) => client.call('readings', undefined)),
    ]),
  );
  if ('isOutside' in serverReadings) throw new Error('a trial without a feed is for a server of ours');
  return {
    connections: subscriptionsOf(parameters),
    server: serverReadings,
    clients: clientReadings,
  };
}
