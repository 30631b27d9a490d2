import { tableText } from './markdown-text.ts';
import { textTable, type TextColumn } from './text-table.ts';

/** A table of texts with a title above it and lines below; all of it printable. Heads may have several lines. */
export type PlainTable = {
  readonly title: string;
  readonly columns: readonly TextColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly below: readonly string[];
};

export function plainText({ columns, rows, below }: PlainTable): string {
  return [textTable(columns, rows), ...below].join('\n');
}

/** GitHub Flavored Markdown; a head is one line there. */
export function plainMarkdown({ columns, rows }: PlainTable): string {
  return tableText(
    columns.map(({ head, align }) => ({ head: head.replaceAll('\n', ' '), align })),
    rows,
  );
}
