import { contenderName } from '../core/contender.ts';
import type { RunResult } from '../core/result.ts';
import { deviationLines } from '../report/deviations.ts';
import { FORMATS } from '../report/formats.ts';
import { assertMeant } from '../report/metric-rule.ts';
import type { Threshold } from '../report/thresholds.ts';
import { unknownName } from '../report/unknown-name.ts';
import { plannedResult, type RunPlan } from '../run/run.ts';
import { assertWritable, defaultResultPath, writeText } from '../store.ts';
import { againstItself } from '../suites/against-itself.ts';
import { besideBrowser } from '../suites/beside-browser.ts';
import { measuredOnce } from '../suites/measured-once.ts';
import type { Suite } from '../suites/suite.ts';
import { SUITE_NAMES, SUITES } from '../suites/suites.ts';
import type { Examined } from './examine-server.ts';
import { keptByVariants } from './kept-by-variants.ts';
import { environmentFor, measure, planOfSuite } from './measure.ts';
import { endWithBaseline, findBaseline } from './run-baseline.ts';
import type { RunOptions } from './run-options.ts';
import { parametersOf } from './run-parameters.ts';
import { runVerdict } from './run-verdict.ts';
import { asPagesCan } from './run-browser.ts';
import { asTheyCan, besideTheirs, serverBeside } from './server-beside.ts';
import { printResult, viewFor } from './output.ts';

const PLAIN = { all: true, colour: false } as const;

/** `pushbench run`: measures, stores after every trial, shows. Returns the exit code. */
export async function run(
  suiteName: string,
  options: RunOptions,
  command: readonly string[],
): Promise<number> {
  const { suite, lines } = ownSuite(suiteName, options);
  for (const line of lines) process.stderr.write(`${line}\n`);
  const asked = withSides(suite, options);
  const theirs = await serverBeside(asked, options);
  for (const line of keptByVariants(asked, parametersOf(asked, options))) process.stderr.write(`${line}\n`);
  const plan = planOf(suiteName, suite, { options, command, theirs });
  const environment = environmentFor(plan);
  for (const threshold of options.threshold ?? []) {
    assertMeant(threshold, plan.contenders.map(contenderName), '--threshold');
  }
  const baseline = findBaseline(options, plannedResult(plan, environment));
  const path = options.out ?? defaultResultPath(suiteName, new Date());
  if (options.jsonFile !== undefined) assertWritable(options.jsonFile);
  const { result, exitCode: signalled } = await measure(plan, environment, path);
  const finished = { source: path, result };
  const recorded = [finished];
  const format = options.json === true ? FORMATS.json : FORMATS.table;
  const view = { all: options.all === true, predict: options.predict === true };
  await printResult(format(recorded, { ...view, ...viewFor(process.stdout) }));
  process.stderr.write(`stored in ${path}\n`);
  for (const line of deviationLines(result)) process.stderr.write(`off its prediction: ${line}\n`);
  if (options.jsonFile !== undefined) writeText(options.jsonFile, `${FORMATS.json(recorded, PLAIN)}\n`);
  const exitCode = signalled ?? exitCodeOf(result, options.threshold ?? []);
  return endWithBaseline(finished, baseline, exitCode, options);
}

/** A suite with the rows that are asked for, each once; lines say which would have been there twice. */
function ownSuite(name: string, options: RunOptions): ReturnType<typeof measuredOnce> {
  const suite = suiteOf(name);
  const asked = { ...suite, rows: options.transports ?? suite.rows };
  return measuredOnce(asked, parametersOf(asked, options));
}

/** A suite as the options divide it. */
function withSides(suite: Suite, options: RunOptions): Suite {
  const doubled = options.aa === true ? againstItself(suite) : suite;
  return options.client === 'browser' ? besideBrowser(doubled, options.http ?? null) : doubled;
}

type Asked = {
  readonly options: RunOptions;
  readonly command: readonly string[];
  readonly theirs: Examined | undefined;
};

function planOf(suiteName: string, own: Suite, { options, command, theirs }: Asked): RunPlan {
  const suite = theirs === undefined ? withSides(own, options) : besideTheirs(own, theirs, options);
  const whole = {
    ...suite,
    repetitions: options.runs ?? suite.repetitions,
    parameters: parametersOf(suite, options),
  };
  return planOfSuite({
    suite: suiteName,
    of: possiblePart(whole, options, theirs),
    command,
    seed: options.seed ?? 1,
  });
}

function possiblePart(suite: Suite, { client }: RunOptions, theirs: Examined | undefined): Suite {
  const theirPart = theirs === undefined ? suite : asTheyCan(suite, theirs);
  return client === 'browser' ? asPagesCan(theirPart) : theirPart;
}

function suiteOf(name: string): Suite {
  const known = SUITE_NAMES.find((suite) => suite === name);
  if (known === undefined) throw unknownName('suite', name, SUITE_NAMES);
  return SUITES[known];
}

function exitCodeOf(result: RunResult, thresholds: readonly Threshold[]): number {
  const { lines, exitCode } = runVerdict(result, thresholds);
  for (const line of lines) process.stderr.write(`${line}\n`);
  return exitCode;
}
