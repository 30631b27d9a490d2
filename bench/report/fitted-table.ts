import { stripVTControlCharacters } from 'node:util';
import { textTable, type TextColumn } from './text-table.ts';
import { wrap } from './wrap.ts';

type Rows = readonly (readonly string[])[];

/** What stands between two columns. */
const GAP = 2;
/** Text is broken into lines of this at the least; narrower, it is no text any more. */
const LEAST_TEXT = 24;

/**
 * A table for a terminal so wide. Where it is wider, a text at its end is broken into lines; else the columns that do
 * not fit stand in tables below, each with the names of the rows again, which are in so many columns. As it is where
 * nobody knows a width.
 */
export function fittedTable(
  width: number | undefined,
  columns: readonly TextColumn[],
  rows: Rows,
  nameColumns = 1,
): string {
  const whole = textTable(columns, rows);
  if (width === undefined || widthOf(whole) <= width) return whole;
  const textWidth =
    width -
    GAP -
    widthOf(
      textTable(
        columns.slice(0, -1),
        rows.map((cells) => cells.slice(0, -1)),
      ),
    );
  if (columns.at(-1)?.align === 'left' && textWidth >= LEAST_TEXT) {
    return textTable(
      columns,
      rows.map((cells) => withLastWrapped(cells, textWidth)),
    );
  }
  return inParts(width, columns, rows, nameColumns).join('\n\n');
}

function inParts(
  width: number,
  columns: readonly TextColumn[],
  rows: Rows,
  nameColumns: number,
): readonly string[] {
  const part = (from: number, to: number): string => {
    const chosen = <Item>(items: readonly Item[]): readonly Item[] => [
      ...items.slice(0, nameColumns),
      ...items.slice(from, to),
    ];
    return textTable(chosen(columns), rows.map(chosen));
  };
  const parts: string[] = [];
  for (let from = nameColumns; from < columns.length;) {
    let to = columns.length;
    while (to > from + 1 && widthOf(part(from, to)) > width) to -= 1;
    parts.push(part(from, to));
    from = to;
  }
  return parts;
}

function withLastWrapped(cells: readonly string[], width: number): readonly string[] {
  const last = cells.at(-1) ?? '';
  return [...cells.slice(0, -1), wrap(last, width).join('\n')];
}

/** Characters of a text's longest line, as a terminal shows it. */
export function widthOf(text: string): number {
  return Math.max(
    ...stripVTControlCharacters(text)
      .split('\n')
      .map((line) => Array.from(line).length),
  );
}
