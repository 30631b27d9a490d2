import type { Metric } from '../core/metrics.ts';
import type { RunResult } from '../core/result.ts';
import type { Microseconds } from '../core/units.ts';
import type { Sample } from '../report/sample.ts';
import type { RowSummary } from '../report/summary.ts';
import type { Equivalence } from '../stats/equivalence.ts';
import type { RatioInterval } from '../stats/ratio-interval.ts';
import type { SampledChange } from '../stats/sampled-change.ts';

/** Runs or their rows beside each other, metric by metric: all that is known, before any format. Text is printable. */
export type Comparison = {
  readonly runs: readonly RunHead[];
  /** `file`, `transport`, `variant`, or a parameter's name. */
  readonly columnsBy: string;
  /** The first is the base. */
  readonly columns: readonly string[];
  readonly tables: readonly MetricTable[];
  /** In what the compared differ and should not; there only by force. */
  readonly differences: readonly string[];
  /** What a reader must know of the trials and runs, a line each. */
  readonly remarks: readonly string[];
  /** What has to be known of servers that are not ours. */
  readonly serverNotes: readonly string[];
  /** Whether any figure went through a link that delays. */
  readonly delayed: boolean;
  /** What counts as equivalent, as a share, if that was asked. */
  readonly margin: number | undefined;
};

export type RunHead = Pick<
  RunResult,
  | 'suite'
  | 'seed'
  | 'repetitions'
  | 'state'
  | 'startedAt'
  | 'tool'
  | 'environment'
  | 'parameters'
  | 'variants'
> & { readonly label: string; readonly source: string };

export type MetricTable = {
  readonly metric: Metric;
  readonly rows: readonly ComparedRow[];
  /** How many tests were made, and so adjusted for each other. */
  readonly tests: number;
  readonly mean: GeometricMean | undefined;
};

export type ComparedRow = {
  /** Empty where all of the table is one row. */
  readonly label: string;
  /** In the order of the columns; undefined where a column has no such row. */
  readonly cells: readonly (ComparedCell | undefined)[];
};

export type ComparedCell = {
  /** In a sentence: `polling in new`. */
  readonly name: string;
  /** As the file has it, with its variant. */
  readonly contender: string;
  readonly row: string;
  readonly control: boolean;
  readonly trials: RowSummary['trials'];
  /** Undefined where no trial that holds has a value. */
  readonly side: Side | undefined;
  /** Against the base; undefined for the base itself, and where either has no value. */
  readonly change: Change | undefined;
};

export type Side = {
  readonly sample: Sample;
  /** The 95 % interval of the median, or with too few repetitions for one just the range. */
  readonly spread: { readonly kind: 'interval' | 'range'; readonly low: number; readonly high: number };
  /** Repetitions, from 0, that stand out from the others; none of an exact metric. */
  readonly outliers: readonly number[];
  /** By how much the clocks of pages may put the values off; 0 where the host's own clock tells them. */
  readonly clockErrorUs: Microseconds;
};

export type Change = ExactChange | SampledChange;

/** Of a figure that the plan determines: any difference is one. Compared repetition by repetition. */
export type ExactChange = {
  readonly kind: 'exact';
  /** `mixed`: higher in some repetitions, lower in others. `untestable`: there is no repetition that both have. */
  readonly verdict: 'same' | 'higher' | 'lower' | 'mixed' | 'untestable';
  /** Repetitions that both have, and those of them that differ. */
  readonly shared: number;
  readonly differing: number;
  /** Whether the repetitions of either side are not all alike: each has a feed of its own. */
  readonly varies: boolean;
  /** Of the sums over the shared repetitions; Infinity against a base of 0. */
  readonly ratio: number;
  /** The least and the greatest ratio of the repetitions that differ, where sums may cancel out; both 1 if none does. */
  readonly extremes: Pick<RatioInterval, 'low' | 'high'>;
  /** Changed less base, the mean over the repetitions that differ. */
  readonly difference: number;
  /** Of every repetition. */
  readonly equivalence: Equivalence | undefined;
};

/** Of all rows but the control: of the medians in each column, in their order, and their ratio to the base. */
export type GeometricMean =
  | { readonly values: readonly number[]; readonly ratios: readonly number[] }
  /** Why there is none that would mean anything. */
  | { readonly without: string };
