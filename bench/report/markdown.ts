import type { Format } from './format.ts';
import { TROUBLE, type Grid, type GridColumn, type GridRow } from './grid.ts';
import { pageOf, type Page } from './page.ts';

/** GitHub Flavored Markdown: tables with numbers to the right, and lists. */
export const renderMarkdown: Format = (recorded, view) =>
  recorded.map((one) => pageText(pageOf(one, view))).join('\n\n');

function pageText({ heading, grids, remarks, notes }: Page): string {
  const titled = grids.length > 1;
  const sections = [
    `## ${escaped(heading.title)}`,
    list(heading.lines),
    ...grids.map((grid) => (titled ? `### ${escaped(grid.title)}\n\n` : '') + gridText(grid)),
    list(remarks),
    list(notes),
  ];
  return sections.filter((section) => section !== '').join('\n\n');
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${escaped(line)}`).join('\n');
}

function gridText({ columns, rows }: Grid): string {
  const lines = [
    ['', ...columns.map(headOf)],
    [':--', ...columns.map(() => '--:')],
    ...rows.map((row) => [
      labelOf(row),
      ...row.cells.map(({ text, best }) => escaped(best ? `${text}*` : text)),
    ]),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function headOf({ metric, unit }: GridColumn): string {
  return escaped(unit === '' ? metric.title : `${metric.title} (${unit})`);
}

function labelOf({ label, troubled }: GridRow): string {
  return escaped(troubled ? `${label} ${TROUBLE}` : label);
}

/** Text as itself, not as markup, links or HTML (CommonMark §2.4); `|` would end a table's cell (GFM §4.10). */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|~&#]/g, '\\$&');
}
