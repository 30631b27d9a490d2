import { metricOf } from '../core/metrics.ts';
import type { Format, Recorded } from './format.ts';
import { describeLaboratory, laboratoryOf } from './laboratory.ts';
import { predictionsJson } from './predictions-json.ts';
import { printableJson } from './printable-json.ts';
import { summarise, type RowSummary } from './summary.ts';

/**
 * The summaries as a JSON array, one object a file: each row's metrics with their values by repetition (from 0),
 * median, least and greatest, in base units; null stands for infinite. `variants`, where there are any, hold what each
 * changes of the parameters.
 */
export const renderJson: Format = (recorded) => printableJson(recorded.map(reportOf));

function reportOf({ source, result }: Recorded): object {
  const { suite, seed, repetitions, state, startedAt, finishedAt, parameters, variants } = result;
  const { environment, stealShare } = result;
  const head = { source, suite, seed, repetitions, state, startedAt, finishedAt };
  const laboratory = laboratoryOf(result);
  return {
    ...head,
    parameters,
    ...(variants === undefined ? {} : { variants }),
    environment,
    stealShare,
    laboratory: laboratory === undefined ? null : describeLaboratory(laboratory),
    rows: summarise(result).rows.map(rowReport),
    ...predictionsJson(result),
  };
}

function rowReport({ row, label, control, trials, samples, remarks }: RowSummary): object {
  const metrics = [...samples].map(([id, sample]) => [id, { unit: metricOf(id)?.unit, ...sample }]);
  return { row, title: label, control, trials, remarks, metrics: Object.fromEntries(metrics) as object };
}
