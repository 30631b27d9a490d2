import type { Format } from './format.ts';
import { TROUBLE, type Grid, type GridColumn, type GridRow } from './grid.ts';
import { escaped, list, tableText } from './markdown-text.ts';
import { pageOf, type Page } from './page.ts';
import { plainMarkdown } from './plain-table.ts';

/** GitHub Flavored Markdown: tables with numbers to the right, and lists. */
export const renderMarkdown: Format = (recorded, view) =>
  recorded.map((one) => pageText(pageOf(one, view))).join('\n\n');

function pageText({ heading, grids, tables, remarks, notes }: Page): string {
  const titled = grids.length > 1;
  const sections = [
    `## ${escaped(heading.title)}`,
    list(heading.lines),
    ...grids.map((grid) => (titled ? `### ${escaped(grid.title)}\n\n` : '') + gridText(grid)),
    ...tables.map((table) => `### ${escaped(table.title)}\n\n${plainMarkdown(table)}`),
    list(tables.flatMap(({ below }) => below)),
    list(remarks),
    list(notes),
  ];
  return sections.filter((section) => section !== '').join('\n\n');
}

function gridText({ columns, rows }: Grid): string {
  return tableText(
    [
      { head: '', align: 'left' },
      ...columns.map((column) => ({ head: headOf(column), align: 'right' as const })),
    ],
    rows.map((row) => [labelOf(row), ...row.cells.map(({ text, best }) => (best ? `${text}*` : text))]),
  );
}

function headOf({ metric, unit }: GridColumn): string {
  return unit === '' ? metric.title : `${metric.title} (${unit})`;
}

function labelOf({ label, troubled }: GridRow): string {
  return troubled ? `${label} ${TROUBLE}` : label;
}
