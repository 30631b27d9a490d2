import { METRICS, type Metric, type MetricId } from '../core/metrics.ts';
import { printable } from '../core/printable.ts';
import type { RunResult, TrialResult } from '../core/result.ts';
import { CONTROL_ROW, isRowId, ROW_IDS, rowOf } from '../transports.ts';
import { remarksOn, type Remark } from './remarks.ts';
import { sampleOf, type RepetitionValue, type Sample } from './sample.ts';

export type RowSummary = {
  /** As the file has it. */
  readonly row: string;
  /** Its title, or its id where this version does not know it; printable. */
  readonly label: string;
  readonly control: boolean;
  /** How many trials came to what. */
  readonly trials: Readonly<Record<TrialResult['state'], number>>;
  /** By metric, in the order of METRICS; a metric that has no value in any trial that holds is left out. */
  readonly samples: ReadonlyMap<MetricId, Sample>;
  readonly remarks: readonly Remark[];
};

/** One run by rows: those of the registry in its order, then unknown ones, the control last. */
export type Summary = { readonly rows: readonly RowSummary[] };

/** Draws a run's figures from its `measured` trials alone; planned rows without a trial are there and empty. */
export function summarise(result: RunResult): Summary {
  const inOrder = result.trials.toSorted((a, b) => a.repetition - b.repetition);
  const trialsOf = Map.groupBy(inOrder, (trial) => trial.row);
  const control = measuredOf(trialsOf.get(CONTROL_ROW) ?? []);
  const rows = rowsOf(result).map((row) => rowSummary(row, trialsOf.get(row) ?? [], control));
  return { rows };
}

function rowSummary(row: string, trials: readonly TrialResult[], control: readonly Measured[]): RowSummary {
  return {
    row,
    label: isRowId(row) ? rowOf(row).title : printable(row),
    control: row === CONTROL_ROW,
    trials: statesOf(trials),
    samples: samplesOf(measuredOf(trials), control),
    remarks: remarksOn(trials),
  };
}

type Measured = Extract<TrialResult, { state: 'measured' }>;

function measuredOf(trials: readonly TrialResult[]): readonly Measured[] {
  return trials.filter((trial) => trial.state === 'measured');
}

function rowsOf(result: RunResult): readonly string[] {
  const present = new Set([...result.order.flat(), ...result.trials.map((trial) => trial.row)]);
  const known = ROW_IDS.filter((row) => present.has(row));
  const unknown = [...present].filter((row) => !isRowId(row));
  const rows: readonly string[] = [...known, ...unknown];
  return rows.toSorted((a, b) => Number(a === CONTROL_ROW) - Number(b === CONTROL_ROW));
}

function statesOf(trials: readonly TrialResult[]): RowSummary['trials'] {
  const having = (state: TrialResult['state']): number =>
    trials.filter((trial) => trial.state === state).length;
  return { measured: having('measured'), invalid: having('invalid'), failed: having('failed') };
}

function samplesOf(trials: readonly Measured[], control: readonly Measured[]): RowSummary['samples'] {
  const samples = new Map<MetricId, Sample>();
  for (const metric of METRICS) {
    const sample = sampleOf(valuesOf(metric, trials, control));
    if (sample !== undefined) samples.set(metric.id, sample);
  }
  return samples;
}

function valuesOf(
  metric: Metric,
  trials: readonly Measured[],
  control: readonly Measured[],
): readonly RepetitionValue[] {
  if (!('timesControl' in metric)) return stored(metric.id, trials);
  const floors = new Map(
    stored(metric.timesControl, control).map((floor) => [floor.repetition, floor.value]),
  );
  return stored(metric.timesControl, trials).flatMap(({ repetition, value }) => {
    const floor = floors.get(repetition);
    // A floor of nothing, or below, has no multiples.
    return floor !== undefined && floor > 0 && floor < Infinity ? [{ repetition, value: value / floor }] : [];
  });
}

function stored(id: MetricId, trials: readonly Measured[]): readonly RepetitionValue[] {
  return trials.flatMap(({ repetition, metrics }) => {
    const value = metrics[id];
    return value === undefined ? [] : [{ repetition, value: value ?? Infinity }];
  });
}
