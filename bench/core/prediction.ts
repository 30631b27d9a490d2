import type { Unit } from './units.ts';

/** How far a measurement may lie from its prediction; what both parts allow is added. */
export type Tolerance = {
  /** A share of what is expected. */
  readonly relative?: number;
  /** In the metric's own unit. */
  readonly absolute?: number;
};

/**
 * What the control's own measurement adds to a formula. A formula knows the delay that was asked for, and not what
 * the host takes besides (timers, system calls, the link): that is told by how much later than this delay the control
 * row of the same run was.
 */
export type HostShare = {
  /** Which lateness of the control tells it: the median, which no single stall moves; for a bound the worst. */
  readonly of: 'lateness.p50' | 'lateness.max';
  /** How much the prediction grows for each microsecond of it. */
  readonly times: number;
};

/** What a closed form says of one metric, in the metric's own unit. */
export type Forecast = {
  readonly metric: string;
  readonly predicted: number;
  readonly tolerance: Tolerance;
  /** The formula says what the metric cannot exceed, and not what it is. */
  readonly atMost?: true;
  readonly host?: HostShare;
  /** The formula and what its tolerance is made of, in words. */
  readonly source: string;
};

/** A forecast for a contender of a run, written down before anything is measured. */
export type Prediction = Omit<Forecast, 'predicted'> & {
  /** A row, or row@variant. */
  readonly contender: string;
  /** For each repetition: every one has a feed of its own. */
  readonly predicted: readonly number[];
};

/** Why nothing, or not everything, is predicted for a contender. */
export type Unpredicted = { readonly contender: string; readonly why: string };

/** A run whose variants are the points of a curve. */
export type Sweep = {
  /** What is varied. */
  readonly axis: { readonly title: string; readonly unit: Unit };
  /** Where each variant lies on the axis, in base units. */
  readonly points: Readonly<Record<string, number>>;
  /** Where variants are points of several curves: which one each belongs to. */
  readonly series?: Readonly<Record<string, string>>;
  /** The metrics of interest, in the order of a table's columns. */
  readonly metrics: readonly string[];
};
