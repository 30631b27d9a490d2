import { EXIT } from '../core/failure.ts';
import type { RunResult } from '../core/result.ts';
import { FORMATS } from '../report/formats.ts';
import { summarise } from '../report/summary.ts';
import { judge, verdictLine, type Threshold } from '../report/thresholds.ts';
import { readProfile } from '../profiles/profiles.ts';
import { unknownName } from '../report/unknown-name.ts';
import { readEnvironment } from '../run/environment.ts';
import { checkFeasible } from '../run/feasible.ts';
import { packageVersion } from '../run/own-package.ts';
import { runPlan, type RunPlan } from '../run/run.ts';
import { defaultResultPath, writeResult, writeText } from '../store.ts';
import { contendersOf, SUITE_NAMES, SUITES, type Suite } from '../suites/suites.ts';
import { runProgress } from './progress.ts';
import { parametersOf, type RunOptions } from './run-options.ts';
import { catchSignals } from './signals.ts';
import { printResult, wantsColour } from './output.ts';

const PLAIN = { all: true, colour: false } as const;

/** `pushbench run`: measures, stores after every trial, shows. Returns the exit code. */
export async function run(
  suiteName: string,
  options: RunOptions,
  command: readonly string[],
): Promise<number> {
  const plan = planOf(suiteName, options, command);
  const environment = readEnvironment();
  readProfile(plan.parameters.requestHeaders);
  checkFeasible(plan, environment);
  const path = options.out ?? defaultResultPath(suiteName, new Date());
  const progress = runProgress(process.stderr, plan.parameters, Date.now);
  const signals = catchSignals();
  const result = await runPlan(plan, environment, {
    onPhase: progress.phase,
    onResult: (soFar) => {
      writeResult(path, soFar);
    },
    signal: signals.signal,
  }).finally(() => {
    progress.done();
    signals.release();
  });
  const recorded = [{ source: path, result }];
  const format = options.json === true ? FORMATS.json : FORMATS.table;
  await printResult(format(recorded, { all: options.all === true, colour: wantsColour(process.stdout) }));
  process.stderr.write(`stored in ${path}\n`);
  if (typeof options.json === 'string') writeText(options.json, `${FORMATS.json(recorded, PLAIN)}\n`);
  return signals.exitCode() ?? exitCodeOf(result, options.threshold);
}

function planOf(suiteName: string, options: RunOptions, command: readonly string[]): RunPlan {
  const suite = suiteOf(suiteName);
  const rows = options.transports ?? suite.rows;
  const repetitions = options.runs ?? suite.repetitions;
  const contenders = contendersOf(suite, rows);
  return {
    suite: suiteName,
    contenders,
    variants: changesOf(suite),
    repetitions,
    repeats: suite.repeats ?? contenders.length * repetitions,
    parameters: parametersOf(suite, options),
    seed: options.seed ?? 1,
    command,
    version: packageVersion(),
  };
}

function changesOf({ variants = {} }: Suite): RunPlan['variants'] {
  return Object.fromEntries(Object.entries(variants).map(([name, { changes }]) => [name, changes]));
}

function suiteOf(name: string): Suite {
  const known = SUITE_NAMES.find((suite) => suite === name);
  if (known === undefined) throw unknownName('suite', name, SUITE_NAMES);
  return SUITES[known];
}

/** A trial that failed outweighs a threshold: what was not measured cannot have kept one. */
function exitCodeOf(result: RunResult, thresholds: readonly Threshold[]): number {
  const verdicts = judge(thresholds, summarise(result));
  for (const verdict of verdicts) process.stderr.write(`${verdictLine(verdict)}\n`);
  if (result.trials.some(({ state }) => state === 'failed')) return EXIT.failed;
  return verdicts.every(({ passed }) => passed) ? EXIT.ok : EXIT.threshold;
}
