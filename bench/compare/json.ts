import { printableJson } from '../report/printable-json.ts';
import type { ComparedRow, Comparison, MetricTable } from './comparison.ts';
import type { ComparisonFormat } from './format.ts';

/**
 * A comparison for programs: an object with a table for each metric, in base units, nothing rounded; null stands
 * for infinite, and what there is not is left out. Repetitions count from 0.
 */
export const renderJson: ComparisonFormat = (comparison) => printableJson(plain(comparison));

function plain({ runs, tables, ...comparison }: Comparison): object {
  return { runs: runs.map(plainRun), ...comparison, tables: tables.map(plainTable) };
}

function plainRun({ environment, parameters, ...run }: Comparison['runs'][number]): object {
  return { ...run, environment, parameters };
}

function plainTable({ metric, rows, ...table }: MetricTable): object {
  const { id, unit, better, kind } = metric;
  return { metric: id, unit, better, kind, ...table, rows: rows.map(plainRow) };
}

function plainRow({ label, cells }: ComparedRow): object {
  return { label, cells: cells.map((cell) => cell ?? null) };
}
