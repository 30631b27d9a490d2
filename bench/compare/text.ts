import { fittedTable, widthOf } from '../report/fitted-table.ts';
import { painter, type Paint, type Style } from '../report/paint.ts';
import { wrapFor } from '../report/wrap.ts';
import type { ComparisonFormat } from './format.ts';
import type { GridCell, Tone } from './line-figures.ts';
import { pageOf } from './page.ts';
import type { TableGrid } from './table-grid.ts';

/** For a terminal. */
export const renderText: ComparisonFormat = (comparison, view) => {
  const paint = painter(view);
  const fitted = (line: string): string => wrapFor(view.width, line);
  const { title, heading, grids, remarks, notes } = pageOf(comparison);
  const sections = [
    [paint('bold', fitted(title)), ...heading.map(fitted)].join('\n'),
    ...grids.map((grid) => `${paint('bold', fitted(grid.title))}\n${gridText(grid, paint, view.width)}`),
    remarks.map((line) => paint('yellow', fitted(line))).join('\n'),
    notes.map((line) => paint('dim', fitted(line))).join('\n'),
  ];
  return sections.filter((section) => section !== '').join('\n\n');
};

const STYLES: Readonly<Record<Tone, Style>> = { better: 'green', worse: 'red', quiet: 'dim' };

function gridText({ columns, rows }: TableGrid, paint: Paint, width: number | undefined): string {
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column]?.tail ?? ''))));
  return fittedTable(
    width,
    columns.map(({ head, align }) => ({ head: narrow(head), align })),
    rows.map((row) =>
      row.map((cell, column) => {
        const text = column === 0 ? wrapFor(LABEL_WIDTH, cell.text) : padded(cell, widths[column] ?? 0);
        const { tone } = cell;
        return tone === undefined ? text : text.replaceAll(/.+/g, (line) => paint(STYLES[tone], line));
      }),
    ),
  );
}

/** A longer label goes on in the next line, lest it push the figures apart. */
const LABEL_WIDTH = 40;

/** Figures below figures, whatever stands behind them. */
function padded({ text, tail = '' }: GridCell, width: number): string {
  return width === 0 || text === '' ? text : `${text} ${tail}${' '.repeat(width - widthOf(tail))}`;
}

/** Characters of a head's longest line, as far as a name lets itself be parted. */
const HEAD_WIDTH = 14;

/** A file's name in several lines, lest it push the figures apart. */
function narrow(head: string): string {
  if (widthOf(head) <= HEAD_WIDTH) return head;
  const lines: string[] = [];
  for (const part of head.split(/(?<=[-_./ ])/)) {
    const joined = `${lines.at(-1) ?? ''}${part}`;
    if (lines.length > 0 && widthOf(joined.trim()) <= HEAD_WIDTH) lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines.map((line) => line.trim()).join('\n');
}
