import { isPollLoad } from '../core/load.ts';
import { metricOf, type Metric, type MetricId } from '../core/metrics.ts';
import { clockErrorOf, knownInWords } from './clock-error.ts';
import { GROUPS, LEDGER_GROUP, type ColumnGroup } from './columns.ts';
import { HEADLINE, MORE_HEADLINES, SATURATION_HEADLINE } from './headlines.ts';
import { scaleFor } from './scale.ts';
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

/**
 * What is shown by default: a table of the rows that had a feed, one of those that polled without, and those of what
 * some scenarios measure besides.
 */
export function headlineGrids(summary: Summary): readonly Grid[] {
  const { rows } = summary;
  const saturation = { title: 'saturation', metrics: SATURATION_HEADLINE };
  return [
    ...(rows.length > 0 && !rows.some(hasFeed) ? [] : [headlineGrid(summary)]),
    ...(rows.some(isSaturation) ? [gridOf({ rows: rows.filter(isSaturation) }, saturation)] : []),
    ...MORE_HEADLINES.map((group) => gridOf(havingSome(summary, group), group)).filter(
      (grid) => grid.rows.length > 0,
    ),
  ];
}

function hasFeed({ load }: RowSummary): boolean {
  return load === 'feed';
}

function isSaturation({ load }: RowSummary): boolean {
  return isPollLoad(load);
}

/** The default table of the rows that had a feed. */
export function headlineGrid(summary: Summary): Grid {
  const hasValues = (id: MetricId): boolean => summary.rows.some((row) => row.samples.has(id));
  // Through a link that is there for its ledger no latency is told, and no column has to say so.
  const isLedger = hasFigures(summary, LEDGER_GROUP);
  const metrics = HEADLINE.flatMap((choices) => choices.find(hasValues) ?? (isLedger ? [] : [choices[0]]));
  const rows = summary.rows.filter(hasFeed);
  return gridOf({ rows }, { title: 'headline', metrics });
}

/** A table for each group, so that every metric is shown; those of some scenarios only where there was one. */
export function groupGrids(summary: Summary): readonly Grid[] {
  return GROUPS.filter((group) => group.ofSome !== true || hasFigures(summary, group))
    .map((group) => gridOf(rowsOf(summary, group), group))
    .filter(({ rows }) => rows.length > 0 || summary.rows.length === 0);
}

/** Where the bytes went, of a run with a ledger; none without. */
export function ledgerGrids(summary: Summary): readonly Grid[] {
  return [LEDGER_GROUP].filter((group) => hasFigures(summary, group)).map((group) => gridOf(summary, group));
}

/** The rows that a group is about: those that have the first of its figures. */
function havingSome({ rows }: Summary, { metrics: [first = ''] }: ColumnGroup): Summary {
  return { rows: rows.filter(({ samples }) => samples.has(first)) };
}

function hasFigures({ rows }: Summary, { metrics }: ColumnGroup): boolean {
  return metrics.some((id) => rows.some((row) => row.samples.has(id)));
}

/** The rows that a group is about. A row without a feed may have some of the figures of those with one. */
function rowsOf({ rows }: Summary, group: ColumnGroup): Summary {
  return {
    rows: rows.filter((row) =>
      hasFeed(row)
        ? group.ofSaturation !== true
        : (group.ofSaturation === true && isSaturation(row)) || hasFigures({ rows: [row] }, group),
    ),
  };
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
    if (median === undefined) return substituteFor(row);
    return knownInWords(median, clockErrorOf(metric, row), scale);
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

/**
 * Judged as shown, so that figures which read alike tie; undefined where all do, and where one is only known to be
 * below something.
 */
function bestOf(texts: readonly string[], better: Metric['better']): string | undefined {
  const isUnsure = texts.some((text) => text.startsWith('<'));
  if (better === 'neither' || isUnsure || new Set(texts).size < 2) return undefined;
  const number = (text: string): number => (text === '∞' ? Infinity : Number(text));
  return texts.reduce((best, text) => {
    const wins = better === 'lower' ? number(text) < number(best) : number(text) > number(best);
    return wins ? text : best;
  });
}
