import type { Format } from './format.ts';
import { TROUBLE, type Cell, type Grid, type GridColumn, type GridRow } from './grid.ts';
import { pageOf, type Page } from './page.ts';
import { painter, type Paint, type Style } from './paint.ts';
import { plainText } from './plain-table.ts';
import { fittedTable } from './fitted-table.ts';
import { textTable } from './text-table.ts';
import { wrapFor } from './wrap.ts';
import { BAR_LAYERS, barLengths, type WireBar } from './wire-bars.ts';

/** For a terminal. */
export const renderTable: Format = (recorded, view) =>
  recorded.map((one) => pageText(pageOf(one, view), painter(view), view.width)).join('\n\n\n');

function pageText(
  { heading, grids, tables, bars, remarks, notes }: Page,
  paint: Paint,
  width: number | undefined,
): string {
  const titled = grids.length > 1;
  const sections = [
    [paint('bold', heading.title), ...heading.lines.map((line) => wrapFor(width, line))].join('\n'),
    ...grids.map((grid) => (titled ? `${paint('bold', grid.title)}\n` : '') + gridText(grid, paint, width)),
    ...tables.map((table) => `${paint('bold', table.title)}\n${plainText(table, width)}`),
    barsText(bars, paint, width),
    remarks.map((line) => paint('yellow', wrapFor(width, line))).join('\n'),
    notes.map((line) => paint('dim', wrapFor(width, line))).join('\n'),
  ];
  return sections.filter((section) => section !== '').join('\n\n');
}

function gridText({ columns, rows }: Grid, paint: Paint, width: number | undefined): string {
  const marked = columns.map((_, index) => rows.some(({ cells }) => cells[index]?.best === true));
  return fittedTable(
    width,
    [{ head: '', align: 'left' }, ...headsOf(columns).map((head) => ({ head, align: 'right' as const }))],
    rows.map((row) => [
      labelOf(row, paint),
      ...row.cells.map((cell, index) => cellText(cell, marked[index] === true, paint)),
    ]),
  );
}

/** Characters after which a head goes on in the next line, so that narrow figures have narrow columns. */
const HEAD_WIDTH = 9;

/** Titles in narrow lines, and below all of them the units, if there are any. */
function headsOf(columns: readonly GridColumn[]): readonly string[] {
  const hasUnits = columns.some(({ unit }) => unit !== '');
  return columns.map(({ metric, unit }) => [...narrow(metric.title), ...(hasUnits ? [unit] : [])].join('\n'));
}

function narrow(title: string): readonly string[] {
  const lines: string[] = [];
  for (const word of title.split(' ')) {
    const joined = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && joined.length <= HEAD_WIDTH) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines;
}

/** A longer label goes on in the next line, lest it push the figures out of sight. */
const LABEL_WIDTH = 40;

function labelOf({ label, control, troubled }: GridRow, paint: Paint): string {
  const lines = wrapFor(LABEL_WIDTH, label).split('\n').map(cut);
  return (
    lines.map((line) => (control ? paint('dim', line) : line)).join('\n') +
    (troubled ? paint('red', ` ${TROUBLE}`) : '')
  );
}

/** Only a word that is longer than a line by itself, which only foreign rows have, loses its end. */
function cut(line: string): string {
  const letters = Array.from(line);
  return letters.length > LABEL_WIDTH ? `${letters.slice(0, LABEL_WIDTH - 1).join('')}…` : line;
}

/** Characters of the longest bar. */
const BAR_WIDTH = 56;
/** In the order of BAR_LAYERS; the letters tell them apart without colour. */
const BAR_STYLES: readonly Style[] = ['green', 'cyan', 'blue', 'yellow', 'magenta', 'gray', 'red'];

function barsText(bars: readonly WireBar[], paint: Paint, width: number | undefined): string {
  if (bars.length === 0) return '';
  const longest = Math.max(...bars.map(({ total }) => total));
  const lines = bars.map(({ label, parts, total, timesLeast }) => {
    const drawn = barLengths(parts, BAR_WIDTH / longest)
      .map((length, index) =>
        paint(BAR_STYLES[index] ?? 'dim', (BAR_LAYERS[index]?.letter ?? '?').repeat(length)),
      )
      .join('');
    return [label, `${Math.round(total)} B`, `×${timesLeast.toFixed(2)}`, drawn];
  });
  const legend = BAR_LAYERS.map(({ letter, title }) => `${letter} ${title}`).join(', ');
  return [
    paint('bold', 'bytes per event, both ways, and as a multiple of the least'),
    paintedLegend(wrapFor(width, legend), paint),
    textTable(
      [
        { head: '', align: 'left' },
        { head: 'total', align: 'right' },
        { head: 'ratio', align: 'right' },
        { head: '', align: 'left' },
      ],
      lines,
    ),
  ].join('\n');
}

/** In the colours of the bars, but for what stands in two lines. */
function paintedLegend(legend: string, paint: Paint): string {
  return BAR_LAYERS.reduce((text, { letter, title }, index) => {
    const item = `${letter} ${title}`;
    return text.replace(item, paint(BAR_STYLES[index] ?? 'dim', item));
  }, legend);
}

/** In a column with a mark, the figures without one leave its place free, so that digits stand below digits. */
function cellText({ text, best }: Cell, columnIsMarked: boolean, paint: Paint): string {
  if (best) return paint('green', `${text}*`);
  return columnIsMarked ? `${text} ` : text;
}
