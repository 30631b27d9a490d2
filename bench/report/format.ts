import type { RunResult } from '../core/result.ts';

/** A result and the file it came from. */
export type Recorded = { readonly source: string; readonly result: RunResult };

export type View = {
  /** Every metric, in groups, in place of the headline table. Formats for programs always give all. */
  readonly all: boolean;
  /** What formulas predict beside what was measured, as a table of its own. */
  readonly predict?: boolean;
  /** Whether the reader is a terminal that wants colours. */
  readonly colour: boolean;
  /** Columns of the terminal that it is for; where it is for none, lines are as long as they come. */
  readonly width?: number;
};

/** The whole text of a report, without a line end after it. */
export type Format = (recorded: readonly Recorded[], view: View) => string;
