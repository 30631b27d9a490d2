import type { RunResult, TrialResult } from '../core/result.ts';
import type { Recorded } from '../report/format.ts';
import { exampleResult, measuredTrial } from '../report/example-result.ts';
import { compareRuns, type CompareOptions } from './compare.ts';
import type { Change, ComparedCell, Comparison } from './comparison.ts';
import { metricOf } from '../core/metrics.ts';

/** Ten figures about 100 that overlap with none of those ten times as far off: for tests of what is made of them. */
export const TEN: readonly number[] = [98, 99, 99.5, 100, 100.2, 100.4, 100.6, 101, 101.5, 102];

export function times(factor: number, values: readonly number[] = TEN): readonly number[] {
  return values.map((value) => value * factor);
}

/** By contender, by metric, a value for each repetition; null for infinite, undefined where there is none. */
export type Figures = Readonly<
  Record<string, Readonly<Record<string, readonly (number | null | undefined)[]>>>
>;

/** A made-up run with these figures, as if read from a file of that name. */
export function exampleRun(name: string, figures: Figures, changes: Partial<RunResult> = {}): Recorded {
  const trials = Object.entries(figures).flatMap(([contender, metrics]) => trialsOf(contender, metrics));
  const order = [Object.keys(figures)];
  return { source: `${name}.json`, result: exampleResult({ order, trials, ...changes }) };
}

function trialsOf(contender: string, metrics: Figures[string]): readonly TrialResult[] {
  const [row = '', variant] = contender.split('@');
  const repetitions = Math.max(...Object.values(metrics).map(({ length }) => length));
  return Array.from({ length: repetitions }, (_, repetition) => {
    const values = Object.entries(metrics).flatMap(([id, list]) => {
      const value = list[repetition];
      return value === undefined ? [] : [[id, value] as const];
    });
    const trial = measuredTrial(row, repetition, Object.fromEntries(values));
    return variant === undefined ? trial : { ...trial, variant };
  });
}

/** Compares the metrics that are named, or the headline. */
export function compared(
  runs: readonly Recorded[],
  options: Partial<CompareOptions> = {},
  ...metrics: readonly string[]
): Comparison {
  const named = metrics.flatMap((id) => metricOf(id) ?? []);
  return compareRuns(runs, {
    metrics: { of: metrics.length === 0 ? 'headline' : 'none', named },
    force: false,
    ...options,
  });
}

/** The cell of the only other column in the first row of the first table. */
export function firstCell({ tables }: Comparison): ComparedCell {
  const cell = tables[0]?.rows[0]?.cells[1];
  if (cell === undefined) throw new Error('nothing was compared');
  return cell;
}

export function firstChange(comparison: Comparison): Change {
  const { change } = firstCell(comparison);
  if (change === undefined) throw new Error('there is no change');
  return change;
}

/** Of one row, SSE, the median lateness. */
export function late(values: readonly (number | null | undefined)[], row = 'sse'): Figures {
  return { [row]: { 'lateness.p50': values } };
}

export function compareLate(
  base: readonly (number | null)[],
  changed: readonly (number | null)[],
): Comparison {
  return compared([exampleRun('base', late(base)), exampleRun('new', late(changed))], {}, 'lateness.p50');
}
