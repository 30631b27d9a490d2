import { contenderName, parseContender, type Contender } from '../core/contender.ts';
import { METRICS, type Metric, type MetricId } from '../core/metrics.ts';
import type { RepetitionValue } from '../core/repetition-value.ts';
import type { Load } from '../core/load.ts';
import type { Parameters, RunResult, TrialResult } from '../core/result.ts';
import { CONTROL_ROW, isRowId, ROW_IDS } from '../transports.ts';
import { contenderLabel } from './contender-label.ts';
import { controlBeside } from './control-beside.ts';
import { remarksOn, type Remark } from './remarks.ts';
import { sampleOf, type Sample } from './sample.ts';

export type RowSummary = {
  /** As the file has it, with its variant: `polling`, or `polling@chromium`. */
  readonly row: string;
  /** Its title by what it ran over, or its id where this version does not know it, and its variant; printable. */
  readonly label: string;
  readonly control: boolean;
  /** What its clients did. */
  readonly load: Load;
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
  const trialsOf = Map.groupBy(inOrder, contenderName);
  const scenarioOf = (contender: Contender): Parameters => parametersOf(result, contender);
  const names = [...trialsOf.keys()];
  const rows = contendersOf(result).map((contender) =>
    rowSummary(
      contender,
      contenderLabel(contender, result),
      scenarioOf(contender).load,
      trialsOf.get(contenderName(contender)) ?? [],
      measuredOf(trialsOf.get(controlBeside(contender, names, scenarioOf)) ?? []),
    ),
  );
  return { rows };
}

function rowSummary(
  contender: Contender,
  label: string,
  load: Load,
  trials: readonly TrialResult[],
  control: readonly Measured[],
): RowSummary {
  return {
    row: contenderName(contender),
    label,
    control: contender.row === CONTROL_ROW,
    load,
    trials: statesOf(trials),
    samples: samplesOf(measuredOf(trials), control),
    remarks: remarksOn(trials),
  };
}

type Measured = Extract<TrialResult, { state: 'measured' }>;

function measuredOf(trials: readonly TrialResult[]): readonly Measured[] {
  return trials.filter((trial) => trial.state === 'measured');
}

/** The scenario of one contender. */
export function parametersOf(
  { parameters, variants }: Pick<RunResult, 'parameters' | 'variants'>,
  { variant }: Contender,
): Parameters {
  return variant === undefined ? parameters : { ...parameters, ...variants?.[variant] };
}

/** In the registry's order, then unknown rows, the control last; variants of a row as the run has them. */
function contendersOf(result: RunResult): readonly Contender[] {
  const names = new Set([...result.order.flat(), ...result.trials.map(contenderName)]);
  const rank = ({ row }: Contender): number => {
    if (row === CONTROL_ROW) return ROW_IDS.length + 1;
    return isRowId(row) ? ROW_IDS.indexOf(row) : ROW_IDS.length;
  };
  const variants = Object.keys(result.variants ?? {});
  const variantRank = ({ variant }: Contender): number =>
    variant === undefined ? -1 : variants.indexOf(variant);
  return [...names]
    .map(parseContender)
    .toSorted((a, b) => rank(a) - rank(b) || variantRank(a) - variantRank(b));
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
