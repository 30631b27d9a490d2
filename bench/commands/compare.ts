import { knownBaseline, saveBaseline } from '../baselines.ts';
import { compareRuns } from '../compare/compare.ts';
import type { MetricChoice } from '../compare/chosen-metrics.ts';
import { judgeChanges, type ChangeVerdict } from '../compare/fail-on.ts';
import type { ComparisonView } from '../compare/format.ts';
import { COMPARISON_FORMATS } from '../compare/formats.ts';
import { Failure } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import { readResult } from '../store.ts';
import { tellVerdicts } from './change-verdicts.ts';
import type { CompareOptions } from './compare-options.ts';
import { printResult, viewFor } from './output.ts';

/** `pushbench compare BASE NEW…`: runs beside each other, or saves one as a baseline. Returns the exit code. */
export async function compare(files: readonly string[], options: CompareOptions): Promise<number> {
  const { text, verdicts } = compareFiles(files, options, viewFor(process.stdout));
  await printResult(text);
  return tellVerdicts(verdicts, options);
}

/** What `compare` prints, and what came of its rules. Throws a Failure for what cannot be compared or saved. */
export function compareFiles(
  files: readonly string[],
  options: CompareOptions,
  view: ComparisonView,
): { readonly text: string; readonly verdicts: readonly ChangeVerdict[] } {
  if (options.saveBaseline !== undefined) {
    return { text: save(files, options.saveBaseline, options), verdicts: [] };
  }
  const { baseline, columns, base, transports, equivalent: margin } = options;
  const sources = [...(baseline === undefined ? [] : [knownBaseline(baseline)]), ...files];
  if (sources.length === 0) throw new Failure('name the result files to compare, or a --baseline and one');
  const comparison = compareRuns(
    sources.map((source) => ({ source, result: readResult(source) })),
    { columns, base, transports, margin, metrics: metricsOf(options), force: options.force === true },
  );
  const format = COMPARISON_FORMATS[options.json === true ? 'json' : options.format];
  return { text: format(comparison, view), verdicts: judgeChanges(options.failOn, comparison) };
}

/** What a rule is for has to be compared, whether or not it is asked for. */
function metricsOf({ metric, all, failOn }: CompareOptions): MetricChoice {
  const of = all === true ? 'all' : metric.length === 0 ? 'headline' : 'none';
  return { of, named: [...metric, ...failOn.map((rule) => rule.metric)] };
}

function save(files: readonly string[], name: string, { baseline }: CompareOptions): string {
  const [file] = files;
  if (file === undefined || files.length > 1 || baseline !== undefined) {
    throw new Failure('--save-baseline saves one file and compares nothing: name that file alone');
  }
  return printable(`${file} ${saveBaseline(name, readResult(file))}`);
}
