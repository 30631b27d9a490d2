import { messageOf } from '../../core/failure.ts';
import type { PageFigures } from '../../core/result.ts';
import { rowOf, rowOver, transportOf } from '../../transports.ts';
import { within } from '../cast.ts';
import { startChild } from '../child.ts';
import { CONNECT_CAP_US } from '../trial-caps.ts';
import { subscriptionsOf, type TrialPlan } from '../trial-plan.ts';
import type { TrialObserver } from '../trial.ts';
import type { PageTrialCalls, PageTrialPlan } from './page-trial-calls.ts';

export type PageTrialOutcome =
  | ({ readonly state: 'measured'; readonly warnings: readonly string[] } & PageFigures)
  | ({ readonly state: 'invalid'; readonly reasons: readonly string[] } & PageFigures)
  | { readonly state: 'failed'; readonly reason: string };

/** Looks at a browser itself, in a process of its own. What goes wrong is its outcome; an aborted trial rejects. */
export async function runPageTrial(
  plan: TrialPlan,
  { onPhase, signal }: Pick<TrialObserver, 'onPhase' | 'signal'>,
): Promise<PageTrialOutcome> {
  signal.throwIfAborted();
  const child = startChild<PageTrialCalls>('browser-trial-process');
  signal.addEventListener('abort', child.kill);
  try {
    onPhase('measure');
    const figures = await within(
      CAP_US,
      'looking at the browser',
      child.call('perform', pageTrialPlan(plan)),
    );
    onPhase('stop');
    await within(CONNECT_CAP_US, 'stopping', child.call('close', undefined));
    return judge(figures, await child.ended());
  } catch (error) {
    signal.throwIfAborted();
    return { state: 'failed', reason: messageOf(error) };
  } finally {
    signal.removeEventListener('abort', child.kill);
    child.kill();
  }
}

const WAIT_MS = 2_000;
/** Far above what hundreds of subscriptions and all waits take. */
const CAP_US = 120_000_000;

function pageTrialPlan({ row, parameters }: TrialPlan): PageTrialPlan {
  const transport = transportOf(rowOf(row));
  const { load } = parameters;
  if (transport === undefined || (load !== 'connection-limit' && load !== 'event-source-features')) {
    throw new Error(`a trial of ${row} under the load ${load} looks at no browser`);
  }
  const http = rowOver(row, parameters.http).http === 2 ? 2 : 1;
  return { load, transport, http, most: subscriptionsOf(parameters), waitMs: WAIT_MS };
}

/** What could not be shown is a result where a feature was looked for; a limit that was not shown is none. */
function judge(figures: PageFigures, hasEnded: boolean): PageTrialOutcome {
  const reasons = [
    ...(figures.timeline === undefined
      ? []
      : figures.observations.filter(({ shown }) => !shown).map(({ subject, seen }) => `${subject}: ${seen}`)),
    ...(hasEnded ? [] : ['the process with the browser did not end by itself']),
  ];
  return reasons.length === 0
    ? { state: 'measured', warnings: [], ...figures }
    : { state: 'invalid', reasons, ...figures };
}
