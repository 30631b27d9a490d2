import { contenderName, type Contender } from '../core/contender.ts';
import type { Laboratory } from '../core/laboratory.ts';
import { derivedSeed } from '../core/random.ts';
import { isPollLoad, type Load } from '../core/load.ts';
import {
  SCHEMA_VERSION,
  type Environment,
  type Parameters,
  type RunResult,
  type TrialResult,
} from '../core/result.ts';
import type { Microseconds } from '../core/units.ts';
import { readCpuTimes, stealBetween } from '../measure/noise/cpu-times.ts';
import { sampleNoise } from '../measure/noise/noise.ts';
import type { RowId } from '../transports.ts';
import { trialOrder } from './order.ts';
import { runPageTrial } from './page-trials/page-trial.ts';
import { runSaturation } from './saturation/saturation-trial.ts';
import { runTrial, type Phase } from './trial.ts';

export type RunPlan = {
  readonly suite: string;
  /** Who takes part in every repetition, each once. */
  readonly contenders: readonly PlannedContender[];
  readonly repetitions: number;
  readonly parameters: Parameters;
  /** What differs from the parameters, for contenders that name a variant. */
  readonly variants: Readonly<Record<string, Partial<Parameters>>>;
  readonly seed: number;
  /** How many trials that come out invalid are run once more. */
  readonly repeats: number;
  /** For how long the machine's own noise is sampled before the first trial; absent: not at all. */
  readonly noiseUs?: Microseconds;
  /** Of the plan, stored with its result. */
  readonly foretold?: Pick<RunResult, 'predictions' | 'unpredicted' | 'sweep'>;
  readonly command: readonly string[];
  readonly version: string;
};

export type PlannedContender = Contender & { readonly row: RowId };

export type RunObserver = {
  /** The row with its variant; which trial this is, from 0; how many there will be. */
  onPhase(trial: { readonly row: string; readonly order: number; readonly of: number }, phase: Phase): void;
  /** The whole result so far: at the start, after every trial and at the end. */
  onResult(result: RunResult): void;
  /** Aborted: the trial under way is given up, what was measured is kept and marked. */
  readonly signal: AbortSignal;
};

/** Of everything in a repetition that is drawn: its rows share one feed. */
export function repetitionSeed(seed: number, repetition: number): number {
  return derivedSeed(seed, 'repetition', repetition);
}

/** The scenario of one contender. */
export function parametersFor({ parameters, variants }: RunPlan, { variant }: Contender): Parameters {
  return variant === undefined ? parameters : { ...parameters, ...variants[variant] };
}

/**
 * Runs every contender once in each repetition, one trial after another. A trial that came out invalid is kept as
 * such, and run once more at the end of its repetition.
 */
export async function runPlan(
  plan: RunPlan,
  environment: Environment,
  observer: RunObserver,
): Promise<RunResult> {
  const order = trialOrder(plan.contenders, plan.repetitions, plan.seed);
  const record = recordOf(plan, environment, order);
  // Before anything is measured: a place where nothing can be stored is found out now.
  observer.onResult(record.now('running'));
  if (plan.noiseUs !== undefined) record.found(await sampleNoise(plan.noiseUs));
  let repeatsLeft = plan.repeats;
  let trialsLeft = order.flat().length;
  try {
    for (const [repetition, contenders] of order.entries()) {
      const queue = contenders.map((contender) => ({ contender, again: false }));
      for (const { contender, again } of queue) {
        const trial = await runOne(plan, contender, repetition, record.count(), trialsLeft, observer);
        record.add(trial);
        observer.onResult(record.now('running'));
        trialsLeft -= 1;
        if (trial.state === 'invalid' && !again && repeatsLeft > 0) {
          queue.push({ contender, again: true });
          repeatsLeft -= 1;
          trialsLeft += 1;
        }
      }
    }
  } catch (error) {
    if (!observer.signal.aborted) throw error;
  }
  const result = record.now(observer.signal.aborted ? 'interrupted' : 'complete');
  observer.onResult(result);
  return result;
}

/** A plan's result before anything is measured. */
export function plannedResult(plan: RunPlan, environment: Environment): RunResult {
  return recordOf(plan, environment, trialOrder(plan.contenders, plan.repetitions, plan.seed)).now('running');
}

async function runOne(
  plan: RunPlan,
  contender: PlannedContender,
  repetition: number,
  order: number,
  trialsLeft: number,
  observer: RunObserver,
): Promise<TrialResult> {
  const startedAt = new Date().toISOString();
  const { row } = contender;
  const parameters = parametersFor(plan, contender);
  const run = runnerFor(parameters.load);
  const outcome = await run(
    { row, parameters, seed: repetitionSeed(plan.seed, repetition) },
    {
      onPhase: (phase) => {
        observer.onPhase({ row: contenderName(contender), order, of: order + trialsLeft }, phase);
      },
      signal: observer.signal,
    },
  );
  return { ...contender, repetition, order, startedAt, ...outcome };
}

function runnerFor(load: Load): typeof runTrial | typeof runSaturation | typeof runPageTrial {
  if (isPollLoad(load)) return runSaturation;
  return load === 'feed' ? runTrial : runPageTrial;
}

type RunRecord = {
  found(laboratory: Laboratory): void;
  add(trial: TrialResult): void;
  count(): number;
  now(state: RunResult['state']): RunResult;
};

function recordOf(
  plan: RunPlan,
  environment: Environment,
  order: readonly (readonly Contender[])[],
): RunRecord {
  const trials: TrialResult[] = [];
  const startedAt = new Date().toISOString();
  const cpuAtStart = readCpuTimes();
  let sampled: Pick<Environment, 'laboratory'> = {};
  const { suite, seed, repetitions, parameters, variants, command } = plan;
  return {
    found(laboratory) {
      sampled = { laboratory };
    },
    add(trial) {
      trials.push(trial);
    },
    count: () => trials.length,
    now: (state) => ({
      schemaVersion: SCHEMA_VERSION,
      tool: { name: 'pushbench', version: plan.version },
      command,
      suite,
      seed,
      repetitions,
      parameters,
      ...(Object.keys(variants).length === 0 ? {} : { variants }),
      ...plan.foretold,
      startedAt,
      finishedAt: state === 'running' ? null : new Date().toISOString(),
      state,
      environment: { ...environment, ...sampled },
      stealShare: stealBetween(cpuAtStart, readCpuTimes()),
      order: order.map((contenders) => contenders.map(contenderName)),
      trials: [...trials],
    }),
  };
}
