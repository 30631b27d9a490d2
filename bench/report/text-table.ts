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
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
