import type { RepetitionValue } from '../core/repetition-value.ts';
import type { RunResult } from '../core/result.ts';
import { judgeDifference } from '../stats/difference.ts';
import { holm } from '../stats/holm.ts';
import { LEAST_REPETITIONS_TO_TEST, mannWhitney } from '../stats/mann-whitney.ts';
import { ratioInterval } from '../stats/ratio-interval.ts';
import { TWINS } from '../suites/against-itself.ts';

export type TwinDifferences = {
  /** Comparisons that could be made. */
  readonly compared: number;
  /** Those of them that found a difference, as `row: metric`. */
  readonly found: readonly string[];
};

type Pair = {
  readonly row: string;
  readonly a: readonly RepetitionValue[];
  readonly b: readonly RepetitionValue[];
};

/** What the rule for differences finds between rows and their twins; a family is one metric's table. */
export function twinDifferences(result: RunResult, metrics: readonly string[]): TwinDifferences {
  const rows = [...new Set(result.trials.map(({ row }) => row))];
  const families = metrics.map((metric) => {
    const pairs = rows.map((row): Pair => {
      const [a, b] = TWINS.map((twin) => valuesOf(result, row, twin, metric));
      return { row, a: a ?? [], b: b ?? [] };
    });
    const testable = pairs.filter(({ a, b }) => Math.min(a.length, b.length) >= LEAST_REPETITIONS_TO_TEST);
    return { metric, testable, ps: holm(testable.map(pOf)) };
  });
  return {
    compared: families.reduce((sum, { testable }) => sum + testable.length, 0),
    found: families.flatMap(({ metric, testable, ps }) =>
      testable
        .filter((pair, index) => differs(pair, ps[index] ?? 1, result.seed))
        .map(({ row }) => `${row}: ${metric}`),
    ),
  };
}

function valuesOf(result: RunResult, row: string, twin: string, metric: string): readonly RepetitionValue[] {
  return result.trials.flatMap((trial) => {
    if (trial.state !== 'measured' || trial.row !== row || trial.variant !== twin) return [];
    const value = trial.metrics[metric];
    return typeof value === 'number' ? [{ repetition: trial.repetition, value }] : [];
  });
}

function pOf({ a, b }: Pair): number {
  const plain = (side: Pair['a']): readonly number[] => side.map(({ value }) => value);
  return mannWhitney(plain(a), plain(b)).p;
}

function differs({ a, b }: Pair, p: number, seed: number): boolean {
  const difference = judgeDifference(p, ratioInterval(a, b, { seed, blocks: 'paired' }));
  return difference !== 'none';
}
