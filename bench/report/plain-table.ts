import { tableText } from './markdown-text.ts';
import { fittedTable } from './fitted-table.ts';
import { wrapFor } from './wrap.ts';
import type { TextColumn } from './text-table.ts';

/** A table of texts with a title above it and lines below; all of it printable. Heads may have several lines. */
export type PlainTable = {
  readonly title: string;
  readonly columns: readonly TextColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly below: readonly string[];
};

/** For a terminal so wide; as it is where nobody knows a width. */
export function plainText({ columns, rows, below }: PlainTable, width?: number): string {
  return [fittedTable(width, columns, rows), ...below.map((line) => wrapFor(width, line))].join('\n');
}

/** GitHub Flavored Markdown; a head is one line there. */
export function plainMarkdown({ columns, rows }: PlainTable): string {
  return tableText(
    columns.map(({ head, align }) => ({ head: head.replaceAll('\n', ' '), align })),
    rows,
  );
}
