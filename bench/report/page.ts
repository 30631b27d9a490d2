import { deviationLines } from './deviations.ts';
import { browserNotes } from './browser-notes.ts';
import type { Recorded, View } from './format.ts';
import { groupGrids, headlineGrids, ledgerGrids, type Grid } from './grid.ts';
import { headingOf, type Heading } from './heading.ts';
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
  const summary = summarise(result);
  const curves = all ? [] : sweepTables(result);
  const headlines = curves.length > 0 ? [] : headlineGrids(summary);
  const grids = all ? groupGrids(summary) : [...headlines, ...ledgerGrids(summary)];
  return {
    heading: headingOf(recorded),
    grids,
    bars: wireBars(summary),
    tables: [...curves, ...observationTables(result), ...(predict ? [predictionTable(result)] : [])],
    remarks: [...remarkLines(summary), ...deviationLines(result).map((line) => `≠ ${line}`)],
    notes: [...predictionNotes(recorded, view), ...readingNotes(grids, result), ...browserNotes(result)],
  };
}
