import { derivedSeed } from '../core/random.ts';
import {
  SCHEMA_VERSION,
  type Environment,
  type Parameters,
  type RunResult,
  type TrialResult,
} from '../core/result.ts';
import type { RowId } from '../transports.ts';
import { trialOrder } from './order.ts';
import { runTrial, type Phase } from './trial.ts';

export type RunPlan = {
  readonly suite: string;
  readonly rows: readonly RowId[];
  readonly repetitions: number;
  readonly parameters: Parameters;
  readonly seed: number;
  readonly command: readonly string[];
  readonly version: string;
};

export type RunObserver = {
  onPhase(trial: { readonly row: RowId; readonly order: number; readonly of: number }, phase: Phase): void;
  /** The whole result so far: at the start, after every trial and at the end. */
  onResult(result: RunResult): void;
  /** Aborted: the trial under way is given up, what was measured is kept and marked. */
  readonly signal: AbortSignal;
};

/** Of everything in a repetition that is drawn: its rows share one feed. */
export function repetitionSeed(seed: number, repetition: number): number {
  return derivedSeed(seed, 'repetition', repetition);
}

/** Runs every row once in each repetition, one trial after another. */
export async function runPlan(
  plan: RunPlan,
  environment: Environment,
  observer: RunObserver,
): Promise<RunResult> {
  const order = trialOrder(plan.rows, plan.repetitions, plan.seed);
  const trials: TrialResult[] = [];
  const startedAt = new Date().toISOString();
  const resultNow = (state: RunResult['state']): RunResult => ({
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'pushbench', version: plan.version },
    command: plan.command,
    suite: plan.suite,
    seed: plan.seed,
    repetitions: plan.repetitions,
    parameters: plan.parameters,
    startedAt,
    finishedAt: state === 'running' ? null : new Date().toISOString(),
    state,
    environment,
    order,
    trials: [...trials],
  });

  // Before anything is measured: a place where nothing can be stored is found out now.
  observer.onResult(resultNow('running'));
  const queue = order.flatMap((rows, repetition) => rows.map((row) => ({ row, repetition })));
  for (const [number, { row, repetition }] of queue.entries()) {
    const trialStartedAt = new Date().toISOString();
    const seed = repetitionSeed(plan.seed, repetition);
    try {
      const outcome = await runTrial(
        { row, parameters: plan.parameters, seed },
        {
          onPhase: (phase) => {
            observer.onPhase({ row, order: number, of: queue.length }, phase);
          },
          signal: observer.signal,
        },
      );
      trials.push({ row, repetition, order: number, startedAt: trialStartedAt, ...outcome });
    } catch (error) {
      if (!observer.signal.aborted) throw error;
      break;
    }
    observer.onResult(resultNow('running'));
  }
  const result = resultNow(observer.signal.aborted ? 'interrupted' : 'complete');
  observer.onResult(result);
  return result;
}
