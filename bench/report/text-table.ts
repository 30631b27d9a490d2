import CliTable from 'cli-table3';

export type Alignment = 'left' | 'right';

export type TextColumn = { readonly head: string; readonly align: Alignment };

/** No frame: a rule under the head, two spaces between columns. */
const CHARS = {
  ...Object.fromEntries(
    ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'].map(
      (place) => [place, ''],
    ),
  ),
  left: '',
  right: '',
  'left-mid': '',
  'right-mid': '',
  mid: '─',
  'mid-mid': '──',
  middle: '  ',
};

/** Lines of aligned text. A head may have several lines, parted by `\n`; it stands at the bottom. */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  const table = new CliTable({
    head: columns.map(({ head }) => head),
    colAligns: columns.map(({ align }) => align),
    rowAligns: ['bottom'],
    chars: CHARS,
    // Its colours would come through into files and pipes.
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
  });
  table.push(...rows.flatMap(linesOf));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** A row of the table for each line of its cells: cli-table3's time grows with the square of a cell's length. */
function linesOf(row: readonly string[]): string[][] {
  const cells = row.map((cell) => cell.split('\n'));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => cells.map((lines) => lines[line] ?? ''));
}
