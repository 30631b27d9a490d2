import { contenderName, parseContender } from '../core/contender.ts';
import { metricOf } from '../core/metrics.ts';
import type { Parameters, RunResult } from '../core/result.ts';
import type { Unit } from '../core/units.ts';
import type { Recorded } from '../report/format.ts';
import { judgedPredictions, type JudgedPrediction } from '../report/judged-predictions.ts';
import { sampleOf, type Sample } from '../report/sample.ts';
import { parametersOf, summarise, type RowSummary } from '../report/summary.ts';
import type { SimplicityCounts } from '../simplicity/counts.ts';
import type { SuiteAsked } from './evidence-names.ts';
import { DERIVED_NAMES, type DerivedName, type FigureName, type MetricName } from './figure-names.ts';
import { derivedUnit, derivedValues } from './figures-derived.ts';
import type { Verification } from './verification.ts';

/** All that claims are judged from. */
export type Evidence = {
  readonly runs: ReadonlyMap<SuiteAsked, RunEvidence>;
  readonly simplicity: SimplicityCounts | undefined;
  readonly verifications: readonly Verification[];
};

/** A run, with what is drawn from it once for all claims. */
export type RunEvidence = {
  readonly source: string;
  readonly result: RunResult;
  readonly rows: ReadonlyMap<string, RowSummary>;
  readonly judged: readonly JudgedPrediction[];
};

/** Which figure of which contender (a row, or row@variant) of which suite. */
export type Pick = {
  readonly suite: SuiteAsked;
  readonly contender: string;
  readonly figure: FigureName;
};

/** Why there is no sample: nothing was run that has it, or no trial of it holds. */
export type Gap = 'missing' | 'no valid trial';

export function runEvidence({ source, result }: Recorded): RunEvidence {
  const { rows } = summarise(result);
  return {
    source,
    result,
    rows: new Map(rows.map((row) => [row.row, row])),
    judged: judgedPredictions(result),
  };
}

/** What the repetitions gave, or why there is nothing. */
export function lookUp({ runs }: Evidence, { suite, contender, figure }: Pick): Sample | Gap {
  const run = runs.get(suite);
  const row = run?.rows.get(contender);
  if (run === undefined || row === undefined) return 'missing';
  if (row.trials.measured === 0) return 'no valid trial';
  const sample = isDerived(figure) ? derived(run, contender, figure) : row.samples.get(figure);
  return sample ?? 'missing';
}

function derived({ result }: RunEvidence, contender: string, figure: DerivedName): Sample | undefined {
  const trials = result.trials.filter((trial) => contenderName(trial) === contender);
  return sampleOf(derivedValues(figure, trials, parametersOf(result, parseContender(contender))));
}

function isDerived(figure: FigureName): figure is DerivedName {
  return DERIVED_NAMES.some((name) => name === figure);
}

/** What a figure is counted in. */
export function unitOf(figure: FigureName): Unit {
  return isDerived(figure) ? derivedUnit(figure) : metricUnit(figure);
}

function metricUnit(name: MetricName): Unit {
  const metric = metricOf(name);
  if (metric === undefined) throw new Error(`there is no metric ${name}`);
  return metric.unit;
}

/** The prediction that the run holds of a figure, if any, judged. */
export function predictionOf(
  { runs }: Evidence,
  { suite, contender, figure }: Pick,
): JudgedPrediction | undefined {
  return runs
    .get(suite)
    ?.judged.find(({ contender: its, metric }) => its === contender && metric.id === figure);
}

/** The scenario that a contender ran under; undefined where it did not run. */
export function scenarioOf(
  { runs }: Evidence,
  { suite, contender }: Pick | Omit<Pick, 'figure'>,
): Parameters | undefined {
  const run = runs.get(suite);
  return run?.rows.has(contender) === true ? parametersOf(run.result, parseContender(contender)) : undefined;
}

/** Whether a contender ran through a link that delayed it. */
export function isDelayed(evidence: Evidence, contender: Omit<Pick, 'figure'>): boolean {
  const { delayUpUs = 0, delayDownUs = 0 } = scenarioOf(evidence, contender) ?? {};
  return delayUpUs + delayDownUs > 0;
}

/** The variants of a sweep in the order of its axis. */
export function sweepPoints(
  { runs }: Evidence,
  suite: SuiteAsked,
): readonly { readonly variant: string; readonly at: number }[] {
  const points = Object.entries(runs.get(suite)?.result.sweep?.points ?? {});
  return points.map(([variant, at]) => ({ variant, at })).toSorted((a, b) => a.at - b.at);
}
