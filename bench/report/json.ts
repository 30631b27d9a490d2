import { metricOf } from '../core/metrics.ts';
import { printable } from '../core/printable.ts';
import type { Format, Recorded } from './format.ts';
import { summarise, type RowSummary } from './summary.ts';

/**
 * The summaries as a JSON array, one object a file: each row's metrics with their values by repetition (from 0),
 * median, least and greatest, in base units; null stands for infinite.
 */
export const renderJson: Format = (recorded) =>
  JSON.stringify(recorded.map(reportOf), null, 2)
    .split('\n')
    // JSON leaves some control characters as they are (RFC 8259 §7); they only occur within its strings.
    .map(printable)
    .join('\n');

function reportOf({ source, result }: Recorded): object {
  const { suite, seed, repetitions, state, startedAt, finishedAt, parameters, environment } = result;
  const rows = summarise(result).rows.map(rowReport);
  return { source, suite, seed, repetitions, state, startedAt, finishedAt, parameters, environment, rows };
}

function rowReport({ row, label, control, trials, samples, remarks }: RowSummary): object {
  const metrics = [...samples].map(([id, sample]) => [id, { unit: metricOf(id)?.unit, ...sample }]);
  return { row, title: label, control, trials, remarks, metrics: Object.fromEntries(metrics) as object };
}
