import type { Recorded, View } from './format.ts';
import { groupGrids, headlineGrid, ledgerGrids, type Grid } from './grid.ts';
import { headingOf, type Heading } from './heading.ts';
import { readingNotes, remarkLines } from './notes.ts';
import { summarise } from './summary.ts';
import { wireBars, type WireBar } from './wire-bars.ts';

/** Everything that a report for people says of one result file, before any format's syntax. */
export type Page = {
  readonly heading: Heading;
  readonly grids: readonly Grid[];
  /** Where the bytes went, of a run with a ledger. */
  readonly bars: readonly WireBar[];
  readonly remarks: readonly string[];
  readonly notes: readonly string[];
};

export function pageOf(recorded: Recorded, { all }: Pick<View, 'all'>): Page {
  const summary = summarise(recorded.result);
  const grids = all ? groupGrids(summary) : [headlineGrid(summary), ...ledgerGrids(summary)];
  return {
    heading: headingOf(recorded),
    grids,
    bars: wireBars(summary),
    remarks: remarkLines(summary),
    notes: readingNotes(grids, recorded.result),
  };
}
