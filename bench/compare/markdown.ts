import { escaped, list, tableText } from '../report/markdown-text.ts';
import type { ComparisonFormat } from './format.ts';
import { pageOf } from './page.ts';
import type { TableGrid } from './table-grid.ts';

/** GitHub Flavored Markdown: a heading, and a table for each metric. */
export const renderMarkdown: ComparisonFormat = (comparison) => {
  const { title, heading, grids, remarks, notes } = pageOf(comparison);
  const sections = [
    `## ${escaped(title)}`,
    list(heading),
    ...grids.map(gridText),
    list(remarks),
    list(notes),
  ];
  return sections.filter((section) => section !== '').join('\n\n');
};

function gridText({ title, columns, rows }: TableGrid): string {
  const lines = rows.map((row) => row.map(({ text, tail = '' }) => `${text} ${tail}`.trim()));
  return `### ${escaped(title)}\n\n${tableText(columns, lines)}`;
}
