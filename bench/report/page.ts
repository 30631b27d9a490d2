import { deviationLines } from './deviations.ts';
import { browserNotes } from './browser-notes.ts';
import type { Recorded, View } from './format.ts';
import { groupGrids, headlineGrids, ledgerGrids, type Grid } from './grid.ts';
import { headingOf, type Heading } from './heading.ts';
import { begun, notBegunLines } from './not-begun.ts';
import { notRepeatedLines } from './not-repeated.ts';
import { readingNotes, remarkLines } from './notes.ts';
import { observationTables } from './observation-tables.ts';
import type { PlainTable } from './plain-table.ts';
import { predictionNotes } from './prediction-notes.ts';
import { predictionTable } from './prediction-table.ts';
import { summarise } from './summary.ts';
import { sweepTables } from './sweep-tables.ts';
import { wireBars, type WireBar } from './wire-bars.ts';

/** Everything that a report for people says of one result file, before any format's syntax. */
export type Page = {
  readonly heading: Heading;
  readonly grids: readonly Grid[];
  /** The curves of a sweep, in place of the default grids; and predictions, where they are asked for. */
  readonly tables: readonly PlainTable[];
  /** Where the bytes went, of a run with a ledger. */
  readonly bars: readonly WireBar[];
  readonly remarks: readonly string[];
  readonly notes: readonly string[];
};

export function pageOf(recorded: Recorded, view: Pick<View, 'all' | 'predict'>): Page {
  const { all, predict = false } = view;
  const { result } = recorded;
  const planned = summarise(result);
  const summary = begun(planned);
  const curves = all ? [] : sweepTables(result);
  const headlines = curves.length > 0 ? [] : headlineGrids(summary);
  const tables = all ? groupGrids(summary) : [...headlines, ...ledgerGrids(summary)];
  // Of a run that was stopped before its first trial had ended there is nothing to set out.
  const grids = tables.filter(({ rows }) => rows.length > 0 || planned.rows.length === 0);
  return {
    heading: headingOf(recorded),
    grids,
    bars: wireBars(summary),
    tables: [...curves, ...observationTables(result), ...(predict ? [predictionTable(result)] : [])],
    remarks: [
      ...notBegunLines(planned),
      ...remarkLines(summary),
      ...notRepeatedLines(result),
      ...deviationLines(result).map((line) => `≠ ${line}`),
    ],
    notes: [...predictionNotes(recorded, view), ...readingNotes(grids, result), ...browserNotes(result)],
  };
}
