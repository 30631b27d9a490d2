import { ABSENT } from './grid.ts';
import type { RowSummary, Summary } from './summary.ts';

/** The rows of which a trial ended, whatever it came to. */
export function begun({ rows }: Summary): Summary {
  return { rows: rows.filter((row) => !isMissing(row)) };
}

/** One line for all the rows of which none did: the run was stopped before. */
export function notBegunLines({ rows }: Summary): readonly string[] {
  const labels = rows.filter(isMissing).map(({ label }) => label);
  if (labels.length === 0) return [];
  const were = labels.length === 1 ? '1 row was' : `${labels.length} rows were`;
  return [`${ABSENT} ${were} not begun, or not finished: ${labels.join(', ')}`];
}

function isMissing({ trials: { measured, invalid, failed } }: RowSummary): boolean {
  return measured + invalid + failed === 0;
}
