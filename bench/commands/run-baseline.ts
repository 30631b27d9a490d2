import { baselinePath, knownBaseline, saveBaseline } from '../baselines.ts';
import { refusal } from '../compare/comparability.ts';
import { compareRuns, differencesFrom } from '../compare/compare.ts';
import { judgeChanges } from '../compare/fail-on.ts';
import { COMPARISON_FORMATS } from '../compare/formats.ts';
import { EXIT, Failure } from '../core/failure.ts';
import type { RunResult } from '../core/result.ts';
import type { Recorded } from '../report/format.ts';
import { assertMeant } from '../report/metric-rule.ts';
import { readResult } from '../store.ts';
import { tellVerdicts } from './change-verdicts.ts';
import type { FailOnOptions } from './compare-options.ts';
import { printResult, viewFor } from './output.ts';

export type BaselineOptions = FailOnOptions & {
  readonly baseline?: string;
  readonly saveBaseline?: string;
  readonly all?: true;
  readonly json?: true;
};

/**
 * What a run is to be compared with, if anything. Finds out before anything is measured what would come to nothing:
 * throws a Failure for a name that is none, a baseline that is missing or cannot stand beside the run, and rules
 * without one, or for a row that both have not.
 */
export function findBaseline(
  { baseline, saveBaseline: name, failOn }: BaselineOptions,
  planned: RunResult,
): Recorded | undefined {
  if (name !== undefined) baselinePath(name);
  if (baseline === undefined) {
    if (failOn.length > 0)
      throw new Failure('--fail-on judges a change: name the --baseline to compare with');
    return undefined;
  }
  const source = knownBaseline(baseline);
  const result = readResult(source);
  const found = { source, result };
  const differences = differencesFrom(found, { source: 'this run', result: planned });
  if (differences.length > 0) {
    throw refusal(
      differences,
      'measure without --baseline; "pushbench compare --force" compares what differs',
    );
  }
  const names = rowsOf(result).filter((name) => rowsOf(planned).includes(name));
  for (const rule of failOn) assertMeant(rule, names, '--fail-on');
  return found;
}

function rowsOf({ order }: RunResult): readonly string[] {
  return [...new Set(order.flat())];
}

/**
 * Compares a finished run with its baseline, to stdout unless that is for JSON, and saves it as one if all went
 * well: a run that failed would hide from the next what went wrong. Returns the exit code, of both.
 */
export async function endWithBaseline(
  recorded: Recorded,
  baseline: Recorded | undefined,
  exitCode: number,
  options: BaselineOptions,
): Promise<number> {
  const isWhole = recorded.result.state === 'complete';
  const compared =
    baseline === undefined || !isWhole ? EXIT.ok : await compareWith(baseline, recorded, options);
  const code = exitCode === EXIT.ok ? compared : exitCode;
  if (options.saveBaseline !== undefined) {
    const outcome =
      isWhole && code === EXIT.ok
        ? saveBaseline(options.saveBaseline, recorded.result)
        : `not saved as baseline ${options.saveBaseline}: the run did not come out well`;
    process.stderr.write(`${outcome}\n`);
  }
  return code;
}

async function compareWith(
  baseline: Recorded,
  recorded: Recorded,
  options: BaselineOptions,
): Promise<number> {
  const comparison = compareRuns([baseline, recorded], {
    metrics: {
      of: options.all === true ? 'all' : 'headline',
      named: options.failOn.map(({ metric }) => metric),
    },
    force: false,
  });
  const verdicts = judgeChanges(options.failOn, comparison);
  const isForJson = options.json === true;
  const view = viewFor(isForJson ? process.stderr : process.stdout);
  const text = `\n${COMPARISON_FORMATS.table(comparison, view)}`;
  if (isForJson) process.stderr.write(`${text}\n`);
  else await printResult(text);
  return tellVerdicts(verdicts, options);
}
