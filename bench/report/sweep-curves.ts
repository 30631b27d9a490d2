import { contenderName, parseContender } from '../core/contender.ts';
import { metricOf, type Metric } from '../core/metrics.ts';
import type { Sweep } from '../core/prediction.ts';
import type { RunResult } from '../core/result.ts';
import type { Microseconds } from '../core/units.ts';
import { printable } from '../core/printable.ts';
import { clockErrorOf } from './clock-error.ts';
import { contenderTitle, variantWords } from './contender-label.ts';
import { judgedPredictions, type JudgedPrediction } from './judged-predictions.ts';
import { parametersOf, summarise, type RowSummary } from './summary.ts';

/** What a sweep found of one row: its points along the axis. */
export type Curve = {
  /** Printable. */
  readonly title: string;
  /** Ascending. */
  readonly at: readonly number[];
  readonly lines: readonly CurveLine[];
};

/** One metric along a curve, a figure for each point. */
export type CurveLine = { readonly metric: Metric; readonly figures: readonly CurveFigure[] };

export type CurveFigure = {
  readonly judged: JudgedPrediction | undefined;
  /** The median of the repetitions that hold. */
  readonly measured: number | undefined;
  /** By how much the clocks of pages may put it off; 0 where the host's own clock tells it. */
  readonly clockErrorUs: Microseconds;
};

/**
 * The curves of a result, of every row that was measured at two points or more, and of every side of it where there are
 * several; none if it is of no sweep.
 */
export function curvesOf(result: RunResult): readonly Curve[] {
  const { sweep } = result;
  if (sweep === undefined) return [];
  const summaries = summarise(result).rows;
  const judged = judgedPredictions(result);
  const rows = [...new Set(summaries.map(({ row }) => parseContender(row).row))];
  return rows
    .flatMap((row) => seriesOf(sweep).map((points) => curveOf(row, points, result, summaries, judged)))
    .filter(({ at }) => at.length > 1);
}

type Points = Pick<Sweep, 'metrics'> & {
  readonly series: string | undefined;
  readonly points: readonly (readonly [variant: string, at: number])[];
};

function seriesOf({ points, series = {}, metrics }: Sweep): readonly Points[] {
  const bySeries = Map.groupBy(Object.entries(points), ([variant]) => series[variant]);
  return [...bySeries].map(([name, its]) => ({ series: name, points: its, metrics }));
}

function curveOf(
  row: string,
  { series, points, metrics }: Points,
  result: RunResult,
  summaries: readonly RowSummary[],
  judged: readonly JudgedPrediction[],
): Curve {
  const places = points
    .flatMap(([variant, at]) => {
      const contender = contenderName({ row, variant });
      const summary = summaries.find((candidate) => candidate.row === contender);
      return summary === undefined ? [] : [{ at, variant, summary }];
    })
    .toSorted((a, b) => a.at - b.at);
  const first = { row, ...places[0] };
  const { server } = parametersOf(result, first);
  const title = contenderTitle(first, result);
  return {
    title: series === undefined ? title : `${title}, ${printable(variantWords(series, server))}`,
    at: places.map(({ at }) => at),
    lines: metrics
      .flatMap((id) => metricOf(id) ?? [])
      .map((metric) => ({
        metric,
        figures: places.map(({ summary }) => figureOf(metric, summary, judged)),
      })),
  };
}

function figureOf(metric: Metric, summary: RowSummary, judged: readonly JudgedPrediction[]): CurveFigure {
  const { row, samples } = summary;
  return {
    judged: judged.find((one) => one.contender === row && one.metric.id === metric.id),
    measured: samples.get(metric.id)?.median,
    clockErrorUs: clockErrorOf(metric, summary),
  };
}
