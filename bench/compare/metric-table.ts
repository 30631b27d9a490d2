import type { Metric } from '../core/metrics.ts';
import { derivedSeed } from '../core/random.ts';
import type { Microseconds } from '../core/units.ts';
import { clockErrorOf } from '../report/clock-error.ts';
import { isDetermined } from '../report/exactness.ts';
import type { Sample } from '../report/sample.ts';
import { medianInterval } from '../stats/median-interval.ts';
import { outliers } from '../stats/outliers.ts';
import { sampledChanges, type SampledPair } from '../stats/sampled-change.ts';
import type { Arrangement, ArrangedRow } from './arrangement.ts';
import type { Change, ComparedCell, MetricTable, Side } from './comparison.ts';
import type { Entrant } from './entrants.ts';
import { exactChange } from './exact-change.ts';
import { geometricMean } from './geometric-mean.ts';

/** Compares one metric, row by row with the base; undefined where no row has a value. */
export function metricTable(
  metric: Metric,
  { rows }: Pick<Arrangement, 'rows'>,
  margin: number | undefined,
): MetricTable | undefined {
  const shown = rows.filter(
    (row) => hasValues(row, metric) && !('timesControl' in metric && isControlAlone(row)),
  );
  if (shown.length === 0) return undefined;
  const changes = changesOf(metric, shown, margin);
  const compared = shown.map(({ label, entrants }) => ({
    label,
    cells: entrants.map((entrant) => entrant && cellOf(entrant, metric, changes.get(entrant))),
  }));
  const tests = [...changes.values()].filter((change) => change.kind === 'sampled' && change.p !== undefined);
  return { metric, rows: compared, tests: tests.length, mean: geometricMean(metric, compared) };
}

function hasValues({ entrants }: ArrangedRow, { id }: Metric): boolean {
  return entrants.some((entrant) => entrant?.summary.samples.has(id) === true);
}

/** It is once itself, always. */
function isControlAlone({ entrants }: ArrangedRow): boolean {
  return entrants.every((entrant) => entrant?.summary.control !== false);
}

/** By the changed entrant. */
function changesOf(
  metric: Metric,
  rows: readonly ArrangedRow[],
  margin: number | undefined,
): ReadonlyMap<Entrant, Change> {
  const changes = new Map<Entrant, Change>();
  const sampled: { readonly entrant: Entrant; readonly pair: SampledPair }[] = [];
  for (const { base, changed } of rows.flatMap(pairsOf)) {
    const from = base.summary.samples.get(metric.id)?.values;
    const to = changed.summary.samples.get(metric.id)?.values;
    if (from === undefined || to === undefined) continue;
    if (isExact(metric, base) && isExact(metric, changed))
      changes.set(changed, exactChange(from, to, margin));
    else {
      const pair = {
        base: from,
        changed: to,
        resampling: resamplingOf(metric, base, changed),
        ...clockErrorsOf(metric, base, changed),
      };
      sampled.push({ entrant: changed, pair });
    }
  }
  const judged = sampledChanges(
    sampled.map(({ pair }) => pair),
    margin,
  );
  for (const [index, change] of judged.entries()) {
    const entrant = sampled[index]?.entrant;
    if (entrant !== undefined) changes.set(entrant, change);
  }
  return changes;
}

type EntrantPair = { readonly base: Entrant; readonly changed: Entrant };

function pairsOf({ entrants: [base, ...others] }: ArrangedRow): readonly EntrantPair[] {
  return base === undefined ? [] : others.flatMap((changed) => (changed ? [{ base, changed }] : []));
}

function isExact(metric: Metric, { contender, parameters }: Entrant): boolean {
  return isDetermined(metric, contender.row, parameters);
}

/** The seed comes from what the runs hold, so that the same files print the same. */
function resamplingOf(metric: Metric, base: Entrant, changed: Entrant): SampledPair['resampling'] {
  const names = [base, changed].map(({ summary }) => summary.row);
  return {
    seed: derivedSeed(base.run.result.seed, 'compare', metric.id, ...names),
    blocks: base.run === changed.run ? 'paired' : 'independent',
  };
}

function clockErrorsOf(metric: Metric, base: Entrant, changed: Entrant): Pick<SampledPair, 'clockErrorsUs'> {
  const [ofBase, ofChanged] = [clockErrorOf(metric, base.summary), clockErrorOf(metric, changed.summary)];
  return ofBase + ofChanged === 0 ? {} : { clockErrorsUs: { base: ofBase, changed: ofChanged } };
}

function cellOf(entrant: Entrant, metric: Metric, change: Change | undefined): ComparedCell {
  const { summary, contender } = entrant;
  const sample = summary.samples.get(metric.id);
  return {
    name: entrant.name,
    contender: summary.row,
    row: contender.row,
    control: summary.control,
    trials: summary.trials,
    side: sample && sideOf(sample, isExact(metric, entrant), clockErrorOf(metric, summary)),
    change,
  };
}

/** Infinite ones have a name of their own: events that never came. */
function outliersAmong(values: Sample['values']): readonly number[] {
  const indexes = outliers(values.map(({ value }) => value));
  return indexes
    .flatMap((index) => values[index] ?? [])
    .flatMap(({ value, repetition }) => (value < Infinity ? [repetition] : []));
}

function sideOf(sample: Sample, exact: boolean, clockErrorUs: Microseconds): Side {
  const { values, min, max } = sample;
  const numbers = values.map(({ value }) => value);
  const interval = exact ? undefined : medianInterval(numbers);
  return {
    sample,
    spread:
      interval === undefined
        ? { kind: 'range', low: min, high: max }
        : { kind: 'interval', low: interval.low, high: interval.high },
    outliers: exact ? [] : outliersAmong(values),
    clockErrorUs,
  };
}
