import { metricOf, type Metric, type MetricId } from '../core/metrics.ts';
import { GROUPS, HEADLINE, LEDGER_GROUP, type ColumnGroup } from './columns.ts';
import { scaled, scaleFor } from './scale.ts';
import type { RowSummary, Summary } from './summary.ts';

/** A table as it is read, before any format's syntax; all text in it is printable. */
export type Grid = {
  readonly title: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
};

export type GridColumn = {
  readonly metric: Metric;
  /** What the cells are counted in; empty for plain numbers. */
  readonly unit: string;
};

export type GridRow = {
  readonly label: string;
  readonly control: boolean;
  /** Some of its trials do not hold. */
  readonly troubled: boolean;
  readonly cells: readonly Cell[];
};

/** `best`: of its column, the control left aside. */
export type Cell = { readonly text: string; readonly best: boolean };

/** What stands for a value where a metric does not apply, and where no trial of the row holds. */
export const ABSENT = '–';
export const TROUBLE = '!';

/** The one table that is shown by default. */
export function headlineGrid(summary: Summary): Grid {
  const hasValues = (id: MetricId): boolean => summary.rows.some((row) => row.samples.has(id));
  // Through a link that is there for its ledger no latency is told, and no column has to say so.
  const isLedger = hasFigures(summary, LEDGER_GROUP);
  const metrics = HEADLINE.flatMap((choices) => choices.find(hasValues) ?? (isLedger ? [] : [choices[0]]));
  return gridOf(summary, { title: 'headline', metrics });
}

/** A table for each group, so that every metric is shown; those of a link only where there was one. */
export function groupGrids(summary: Summary): readonly Grid[] {
  return GROUPS.filter((group) => group.ofLink !== true || hasFigures(summary, group)).map((group) =>
    gridOf(summary, group),
  );
}

/** Where the bytes went, of a run with a ledger; none without. */
export function ledgerGrids(summary: Summary): readonly Grid[] {
  return [LEDGER_GROUP].filter((group) => hasFigures(summary, group)).map((group) => gridOf(summary, group));
}

function hasFigures({ rows }: Summary, { metrics }: ColumnGroup): boolean {
  return metrics.some((id) => rows.some((row) => row.samples.has(id)));
}

function gridOf(summary: Summary, { title, metrics }: ColumnGroup): Grid {
  const columns = metrics.flatMap((id) => metricOf(id) ?? []).map((metric) => columnOf(metric, summary));
  return {
    title,
    columns: columns.map(({ head }) => head),
    rows: summary.rows.map((row, index) => ({
      label: row.label,
      control: row.control,
      troubled: row.trials.invalid + row.trials.failed > 0 || row.trials.measured === 0,
      cells: columns.flatMap(({ cells }) => cells[index] ?? []),
    })),
  };
}

function columnOf(metric: Metric, { rows }: Summary): { head: GridColumn; cells: readonly Cell[] } {
  const medians = rows.map((row) => row.samples.get(metric.id)?.median);
  const scale = scaleFor(
    metric.unit,
    medians.filter((median) => median !== undefined),
  );
  const texts = rows.map((row, index) => {
    const median = medians[index];
    return median === undefined ? substituteFor(row) : scaled(median, scale);
  });
  const rivals = texts.filter((_, index) => rows[index]?.control === false && medians[index] !== undefined);
  const best = bestOf(rivals, metric.better);
  return {
    head: { metric, unit: metric.unit === 'ratio' ? '' : scale.label },
    cells: texts.map((text, index) => ({ text, best: text === best && rows[index]?.control === false })),
  };
}

function substituteFor(row: RowSummary): string {
  return row.trials.measured === 0 ? TROUBLE : ABSENT;
}

/** Judged as shown, so that figures which read alike tie; undefined where all do. */
function bestOf(texts: readonly string[], better: Metric['better']): string | undefined {
  if (better === 'neither' || new Set(texts).size < 2) return undefined;
  const number = (text: string): number => (text === '∞' ? Infinity : Number(text));
  return texts.reduce((best, text) => {
    const wins = better === 'lower' ? number(text) < number(best) : number(text) > number(best);
    return wins ? text : best;
  });
}
