import type { RowId } from '../transports.ts';

/** Where a row is served. */
export function pathOfRow(row: RowId): string {
  return `/${row}`;
}
