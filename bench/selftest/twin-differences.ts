import { derivedSeed } from '../core/random.ts';
import type { RepetitionValue } from '../core/repetition-value.ts';
import type { RunResult } from '../core/result.ts';
import { sampledChanges } from '../stats/sampled-change.ts';
import { TWINS } from '../suites/against-itself.ts';

export type TwinDifferences = {
  /** Comparisons that could be made. */
  readonly compared: number;
  /** Those of them that found a difference, as `row: metric`. */
  readonly found: readonly string[];
};

/** What `compare` finds between rows and their twins, by the rule that it has; a family is one metric's table. */
export function twinDifferences(result: RunResult, metrics: readonly string[]): TwinDifferences {
  const rows = [...new Set(result.trials.map(({ row }) => row))];
  const judged = metrics.flatMap((metric) => {
    const pairs = rows.map((row) => {
      const [base = [], changed = []] = TWINS.map((twin) => valuesOf(result, row, twin, metric));
      const seed = derivedSeed(result.seed, 'twins', metric, row);
      return { base, changed, resampling: { seed, blocks: 'paired' } } as const;
    });
    return sampledChanges(pairs, undefined).map(({ verdict, obstacle }, index) => {
      return { name: `${rows[index] ?? ''}: ${metric}`, verdict, obstacle };
    });
  });
  const compared = judged.filter(({ obstacle }) => obstacle !== 'few repetitions');
  return {
    compared: compared.length,
    found: compared.filter(({ verdict }) => verdict !== 'none').map(({ name }) => name),
  };
}

function valuesOf(result: RunResult, row: string, twin: string, metric: string): readonly RepetitionValue[] {
  return result.trials.flatMap((trial) => {
    if (trial.state !== 'measured' || trial.row !== row || trial.variant !== twin) return [];
    const value = trial.metrics[metric];
    return typeof value === 'number' ? [{ repetition: trial.repetition, value }] : [];
  });
}
