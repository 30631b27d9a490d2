import { messageOf } from '../core/failure.ts';
import type { RawTrial } from './assemble.ts';
import { dismiss, startCast, within, type Cast } from './cast.ts';
import { deliverWhole, measure } from './measure-trial.ts';
import { connectClients, openServer, prepareClients } from './prepare-trial.ts';
import { ANSWER_CAP_US, CONNECT_CAP_US } from './trial-caps.ts';
import { judge, type TrialOutcome } from './trial-outcome.ts';
import * as planned from './trial-plan.ts';
import type { TrialPlan } from './trial-plan.ts';

export type Phase = 'connect' | 'probe' | 'warm up' | 'measure' | 'drain' | 'stop';

export type { TrialOutcome } from './trial-outcome.ts';

export type TrialObserver = { onPhase(phase: Phase): void; readonly signal: AbortSignal };

/**
 * Runs one trial from fresh processes to their end: connect, probe, warm up, measure, drain, stop. What goes
 * wrong is its outcome; an aborted one rejects.
 */
export async function runTrial(plan: TrialPlan, { onPhase, signal }: TrialObserver): Promise<TrialOutcome> {
  signal.throwIfAborted();
  const cast = startCast(plan.parameters.drivers, planned.needsLink(plan.parameters));
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
  const measured = await within(
    durationUs + capUs,
    'measuring',
    measure(cast, plan, () => {
      onPhase('drain');
    }),
  );
  return { plan, memoryPerSubscription, ...measured };
}
