import type { Recorded, View } from './format.ts';
import { groupGrids, headlineGrid, type Grid } from './grid.ts';
import { headingOf, type Heading } from './heading.ts';
import { readingNotes, remarkLines } from './notes.ts';
import { summarise } from './summary.ts';

/** Everything that a report for people says of one result file, before any format's syntax. */
export type Page = {
  readonly heading: Heading;
  readonly grids: readonly Grid[];
  readonly remarks: readonly string[];
  readonly notes: readonly string[];
};

export function pageOf(recorded: Recorded, { all }: Pick<View, 'all'>): Page {
  const summary = summarise(recorded.result);
  const grids = all ? groupGrids(summary) : [headlineGrid(summary)];
  return {
    heading: headingOf(recorded),
    grids,
    remarks: remarkLines(summary),
    notes: readingNotes(grids, recorded.result.repetitions),
  };
}
