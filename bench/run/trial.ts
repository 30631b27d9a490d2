import { endpointOf } from '../core/endpoint.ts';
import { messageOf } from '../core/failure.ts';
import { isOurs } from '../core/measured-server.ts';
import { rowOver } from '../transports.ts';
import type { RawTrial } from './assemble.ts';
import { dismiss, startCast, within, type Cast } from './cast.ts';
import { deliverWhole, measure, type OnWindow } from './measure-trial.ts';
import { connectClients, openPublisher, openServer, prepareClients } from './prepare-trial.ts';
import type { ServedAt } from './server-calls.ts';
import { comeAndGo, openSlowReaders } from './slow-readers.ts';
import { ANSWER_CAP_US, CONNECT_CAP_US } from './trial-caps.ts';
import { judge, type TrialOutcome } from './trial-outcome.ts';
import * as planned from './trial-plan.ts';
import type { TrialPlan } from './trial-plan.ts';
import { unlessServerEnds } from './unless-server-ends.ts';
import { upstreamPlans } from './upstream-plan.ts';

export type Phase = 'connect' | 'probe' | 'warm up' | 'measure' | 'drain' | 'stop';

export type { TrialOutcome } from './trial-outcome.ts';

export type TrialObserver = {
  onPhase(phase: Phase): void;
  readonly signal: AbortSignal;
  /** Called when the measured window is about to begin, to disturb it; the trial ends no sooner than this does. */
  readonly onWindow?: OnWindow;
};

/**
 * Runs one trial from fresh processes to their end: connect, probe, warm up, measure, drain, stop. What goes
 * wrong is its outcome; an aborted one rejects.
 */
export async function runTrial(plan: TrialPlan, observer: TrialObserver): Promise<TrialOutcome> {
  const { onPhase, signal } = observer;
  signal.throwIfAborted();
  const cast = startCast(plan.parameters.drivers, {
    link: planned.needsLink(plan.parameters),
    publisher: plan.parameters.trigger === 'post',
    browser: plan.parameters.client === 'chromium',
    foreign: !isOurs(plan.parameters.server),
  });
  signal.addEventListener('abort', cast.kill);
  try {
    const served = await within(CONNECT_CAP_US, 'starting the server', openServer(cast, plan));
    await within(ANSWER_CAP_US, 'starting the publisher', openPublisher(cast, served));
    const raw = await unlessServerEnds(cast, perform(cast, plan, served, observer));
    onPhase('stop');
    const leftovers = await within(CONNECT_CAP_US, 'stopping', dismiss(cast, portOf(plan, served)));
    return judge(plan, raw, leftovers);
  } catch (error) {
    signal.throwIfAborted();
    return { state: 'failed', reason: messageOf(error) };
  } finally {
    signal.removeEventListener('abort', cast.kill);
    cast.kill();
    await cast.server.ended();
  }
}

/** The port that is to be free in the end; a server that we only found keeps its own. */
function portOf({ parameters: { server } }: TrialPlan, { url }: ServedAt): number | undefined {
  return isOurs(server) || 'command' in server ? endpointOf(new URL(url)).port : undefined;
}

async function perform(
  cast: Cast,
  plan: TrialPlan,
  served: ServedAt,
  observer: TrialObserver,
): Promise<RawTrial> {
  const { onPhase } = observer;
  const { warmupUs } = plan.parameters;
  onPhase('connect');
  await within(CONNECT_CAP_US, 'preparing the clients', prepareClients(cast, plan, served));
  const memoryPerSubscription = await connectClients(cast, plan);
  const capUs = planned.drainCapUs(plan.parameters) + ANSWER_CAP_US;
  const upstream = upstreamPlans(plan);
  onPhase('probe');
  const probe = deliverWhole(cast, plan, planned.probeFeed(plan), upstream?.probe);
  await within(capUs, 'the probe', probe);
  onPhase('warm up');
  const warmup = deliverWhole(cast, plan, planned.warmupFeed(plan), upstream?.warmup);
  await within(warmupUs + capUs, 'warming up', warmup);
  const pacing = Promise.all(cast.clients.map((client) => client.call('endWarmup', undefined)));
  await within(ANSWER_CAP_US, 'ending the warm-up', pacing);
  return { plan, memoryPerSubscription, ...(await besideOthers(cast, plan, served, observer)) };
}

/** The window, after some have left, and beside some that never read: they come for it alone. */
async function besideOthers(
  cast: Cast,
  { row, parameters, seed }: TrialPlan,
  { url }: ServedAt,
  { onPhase, onWindow }: TrialObserver,
): ReturnType<typeof measure> {
  const { slowReaders, goneSubscribers, durationUs } = parameters;
  const where = [rowOver(row, parameters.http), new URL(url)] as const;
  await within(CONNECT_CAP_US, 'to come and go', comeAndGo(...where, goneSubscribers));
  const opening = openSlowReaders(...where, slowReaders);
  const { close } = await within(CONNECT_CAP_US, 'connecting the slow readers', opening);
  onPhase('measure');
  const onDrain = (): void => {
    onPhase('drain');
  };
  const capUs = durationUs + planned.drainCapUs(parameters) + ANSWER_CAP_US;
  const measuring = measure(cast, { row, parameters, seed }, { onWindow, onDrain });
  return within(capUs, 'measuring', measuring).finally(close);
}
