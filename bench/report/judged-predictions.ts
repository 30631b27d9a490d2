import { parseContender } from '../core/contender.ts';
import { metricOf, type Metric } from '../core/metrics.ts';
import type { Prediction } from '../core/prediction.ts';
import { printable } from '../core/printable.ts';
import type { RunResult } from '../core/result.ts';
import { expectedOf, verdictOf, type Expected, type HostTimes, type Verdict } from '../predict/judgement.ts';
import { median } from '../stats/median.ts';
import { controlBeside } from './control-beside.ts';
import type { Sample } from './sample.ts';
import { parametersOf, summarise, type RowSummary } from './summary.ts';

/** A prediction beside what was measured, of the same repetitions. */
export type JudgedPrediction = {
  readonly contender: string;
  /** The contender, printable. */
  readonly label: string;
  readonly metric: Metric;
  readonly expected: Expected;
  readonly isBound: boolean;
  readonly measured: Sample | undefined;
  readonly verdict: Verdict;
  /** Printable. */
  readonly source: string;
};

/** Every prediction of a result, in its order; those of metrics that this version does not know are left out. */
export function judgedPredictions(result: RunResult): readonly JudgedPrediction[] {
  const { rows } = summarise(result);
  return (result.predictions ?? []).flatMap((prediction) => {
    const metric = metricOf(prediction.metric);
    const row = rows.find((candidate) => candidate.row === prediction.contender);
    return metric === undefined || row === undefined
      ? []
      : [judged(prediction, metric, row, hostTimesOf(result, rows, prediction.contender))];
  });
}

function judged(
  prediction: Prediction,
  metric: Metric,
  row: RowSummary,
  hostTimes: HostTimes,
): JudgedPrediction {
  const measured = row.samples.get(metric.id);
  const repetitions = measured?.values.map(({ repetition }) => repetition) ?? [];
  const expected = expectedOf(prediction, repetitions, hostTimes);
  const isBound = prediction.atMost === true;
  return {
    contender: prediction.contender,
    label: row.label,
    metric,
    expected,
    isBound,
    measured,
    verdict: verdictOf(expected, measured?.median, { isBound, isShare: metric.unit === 'share' }),
    source: printable(prediction.source),
  };
}

/**
 * What the control says of the host: the one beside it, or, as the host is the same, the controls of all. Of each, how
 * much later it was than its own scenario's delay.
 */
function hostTimesOf(result: RunResult, rows: readonly RowSummary[], contender: string): HostTimes {
  const controls = rows.filter(({ control }) => control);
  const names = controls.map(({ row }) => row);
  const beside = controlBeside(parseContender(contender), names, (one) => parametersOf(result, one));
  const own = controls.filter(({ row }) => row === beside);
  return (of) => {
    const excess = (row: RowSummary): readonly number[] => {
      const lateness = row.samples.get(of)?.median;
      if (lateness === undefined || !Number.isFinite(lateness)) return [];
      return [lateness - parametersOf(result, parseContender(row.row)).delayDownUs];
    };
    const ofOwn = own.flatMap(excess);
    const known = ofOwn.length > 0 ? ofOwn : controls.flatMap(excess);
    return known.length === 0 ? undefined : median(known);
  };
}
