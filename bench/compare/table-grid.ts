import { scaled, scaleFor, type Scale } from '../report/scale.ts';
import type { TextColumn } from '../report/text-table.ts';
import type { Comparison, MetricTable } from './comparison.ts';
import type { Footnotes } from './footnotes.ts';
import { BLANK, FIGURE_NAMES, figuresOf, NO_FIGURES } from './line-figures.ts';
import type { FigureName, Figures, GridCell, Reading } from './line-figures.ts';
import { percent, ratioInWords } from './words.ts';

/** A table as it is read, before any format's syntax. */
export type TableGrid = {
  readonly title: string;
  readonly columns: readonly TextColumn[];
  readonly rows: readonly (readonly GridCell[])[];
};

/** A row with what is said of each of its columns, the base first. */
type Block = { readonly label: string; readonly figures: readonly Figures[]; readonly quiet: boolean };

/**
 * With one column beside the base, the two stand side by side, a line for each row; more columns stand below each
 * other, a line for each. What no line has anything to say of is left out.
 */
export function tableGrid(table: MetricTable, comparison: Comparison, notes: Footnotes): TableGrid {
  const medians = table.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.side?.sample.median ?? []));
  const reading = { metric: table.metric, scale: scaleFor(table.metric.unit, medians), notes };
  const blocks = [...table.rows.map((row) => blockOf(row, reading)), ...meanBlocks(table, reading.scale)];
  const { columns, rows } =
    comparison.columns.length === 2 ? sideBySide(blocks, comparison) : stacked(blocks, comparison);
  const kept = [...columns.keys()].filter((index) => rows.some((row) => row[index]?.text !== ''));
  return {
    title: titleOf(table, reading.scale),
    columns: kept.flatMap((index) => columns[index] ?? []),
    rows: rows.map((row) => kept.map((index) => row[index] ?? BLANK)),
  };
}

function titleOf({ metric }: MetricTable, { label }: Scale): string {
  const { id, title, unit, better } = metric;
  const words = title === id ? '' : `: ${title}`;
  const counted = unit === 'ratio' || label === '' ? '' : ` in ${label}`;
  return `${id}${words}${counted}${better === 'neither' ? '' : `, ${better} is better`}`;
}

function blockOf({ label, cells }: MetricTable['rows'][number], reading: Reading): Block {
  return {
    label,
    quiet: cells.every((cell) => cell?.control !== false),
    figures: cells.map((cell) => figuresOf(cell, cells[0], reading)),
  };
}

export const MEAN_LABEL = 'geometric mean';

/** No test is made over it, so its change is no verdict, and has no word that says better or worse. */
function meanBlocks({ mean }: MetricTable, scale: Scale): readonly Block[] {
  if (mean === undefined || 'without' in mean) return [];
  const figures = mean.values.map((value, column) => ({
    ...NO_FIGURES,
    value: { text: scaled(value, scale) },
    change: { text: column === 0 ? '' : ratioInWords(mean.ratios[column] ?? NaN) },
  }));
  return [{ label: MEAN_LABEL, quiet: true, figures }];
}

type Placed = Omit<TableGrid, 'title'>;

const LEFT = (head: string): TextColumn => ({ head, align: 'left' });
const RIGHT = (head: string): TextColumn => ({ head, align: 'right' });

/** What is said of a change, behind the values. */
const OF_CHANGE = FIGURE_NAMES.filter((name) => name !== 'value');

function changeColumns({ margin }: Comparison): readonly TextColumn[] {
  const heads: Readonly<Record<FigureName, TextColumn>> = {
    value: RIGHT('value'),
    change: RIGHT('change'),
    interval: RIGHT('95 % interval'),
    p: RIGHT('p'),
    n: RIGHT('n'),
    detectable: RIGHT('could see'),
    equivalence: LEFT(margin === undefined ? '' : `within ${percent(margin)}?`),
  };
  return OF_CHANGE.map((name) => heads[name]);
}

function sideBySide(blocks: readonly Block[], comparison: Comparison): Placed {
  const [base = '', changed = ''] = comparison.columns;
  return {
    columns: [LEFT(''), RIGHT(base), RIGHT(changed), ...changeColumns(comparison)],
    rows: blocks.map(({ label, quiet, figures: [of = NO_FIGURES, to = NO_FIGURES] }) => [
      labelCell(label, quiet),
      of.value,
      to.value,
      ...OF_CHANGE.map((name) => to[name]),
    ]),
  };
}

function stacked(blocks: readonly Block[], comparison: Comparison): Placed {
  return {
    columns: [LEFT(''), LEFT(comparison.columnsBy), RIGHT('value'), ...changeColumns(comparison)],
    rows: blocks.flatMap(({ label, quiet, figures }) =>
      figures.map((of, column) => [
        labelCell(column === 0 ? label : '', quiet),
        labelCell(comparison.columns[column] ?? '', quiet),
        of.value,
        ...OF_CHANGE.map((name) => (column === 0 && name === 'change' ? BASE : of[name])),
      ]),
    ),
  };
}

const BASE: GridCell = { text: 'base', tone: 'quiet' };

function labelCell(text: string, quiet: boolean): GridCell {
  return { text, tone: quiet ? 'quiet' : undefined };
}
