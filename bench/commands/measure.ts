import type { Environment, Parameters, RunResult } from '../core/result.ts';
import type { Microseconds } from '../core/units.ts';
import { readProfile } from '../profiles/profiles.ts';
import { readEnvironment } from '../run/environment.ts';
import { checkFeasible } from '../run/feasible.ts';
import { packageVersion } from '../run/own-package.ts';
import { predictPlan } from '../run/predict-plan.ts';
import { runPlan, type RunPlan } from '../run/run.ts';
import { writeResult } from '../store.ts';
import { contendersOf, type Suite } from '../suites/suite.ts';
import { runProgress } from './progress.ts';
import { browserFor } from './run-browser.ts';
import { catchSignals } from './signals.ts';
import { triedUnitCosts } from './unit-costs-of.ts';

const LONGEST_NOISE_US: Microseconds = 1_000_000;
const SHORTEST_NOISE_US: Microseconds = 100_000;

/** A suite as it is to be run, under its name, and the command that asked for it. */
export type Planned = Pick<RunPlan, 'suite' | 'command' | 'seed'> & { readonly of: Suite };

/** Everything that a suite says, as a plan. */
export function planOfSuite({ suite, of, command, seed }: Planned): RunPlan {
  const { rows, repetitions, parameters, sweep, variants = {} } = of;
  const contenders = contendersOf(of, rows);
  return {
    suite,
    contenders,
    variants: Object.fromEntries(Object.entries(variants).map(([name, { changes }]) => [name, changes])),
    ...(sweep === undefined ? {} : { foretold: { sweep } }),
    repetitions,
    repeats: of.repeats ?? contenders.length * repetitions,
    noiseUs: noiseTime(contenders.length * repetitions, parameters),
    parameters,
    seed,
    command,
    version: packageVersion(),
  };
}

/** A sample of the machine's noise is worth a second, but of a short run no more than a twentieth. */
function noiseTime(trials: number, { warmupUs, durationUs }: Parameters): Microseconds {
  const runUs = trials * (warmupUs + durationUs);
  return Math.min(LONGEST_NOISE_US, Math.max(SHORTEST_NOISE_US, runUs / 20));
}

/**
 * What a plan is to be run on, with the browser if it needs one.
 * @throws Failure when this machine cannot run it
 */
export function environmentFor(plan: RunPlan): Environment {
  const environment = { ...readEnvironment(), ...browserFor(plan) };
  readProfile(plan.parameters.requestHeaders);
  checkFeasible(plan, environment);
  return environment;
}

/**
 * Runs a plan, tells on stderr how far it is, and stores what there is at its start and after every trial. The exit
 * code is that of a signal that ended it early, and else undefined.
 */
export async function measure(
  plan: RunPlan,
  environment: Environment,
  path: string,
): Promise<{ readonly result: RunResult; readonly exitCode: number | undefined }> {
  const foretold = { ...plan.foretold, ...(await predictPlan(plan, triedUnitCosts())) };
  const progress = runProgress(process.stderr, plan.parameters, Date.now);
  const signals = catchSignals();
  const result = await runPlan({ ...plan, foretold }, environment, {
    onPhase: progress.phase,
    onResult: (soFar) => {
      writeResult(path, soFar);
    },
    signal: signals.signal,
  }).finally(() => {
    progress.done();
    signals.release();
  });
  return { result, exitCode: signals.exitCode() };
}
