import type { Figures } from '../compare/example-runs.ts';
import type { Prediction } from '../core/prediction.ts';
import type { RunResult } from '../core/result.ts';
import { SUITES } from '../suites/suites.ts';
import type { SuiteAsked } from './evidence-names.ts';

/** Made-up sweeps that are on their formulas, for tests of the judge: figures with what was predicted of them. */
export type ExampleSweep = {
  readonly figures: Figures;
  readonly changes: Partial<RunResult>;
};

type SweepName = Extract<SuiteAsked, 'sweep-poll' | 'sweep-hold' | 'sweep-delay'>;
type ByPoint = (at: number, scenario: { readonly pollEveryUs: number }) => Readonly<Record<string, number>>;

function sweepOf(name: SweepName, rows: Readonly<Record<string, ByPoint>>): ExampleSweep {
  const { sweep, variants, parameters } = SUITES[name];
  const entries = Object.entries(sweep.points).flatMap(([variant, at]) =>
    Object.entries(rows).map(([row, of]) => {
      const scenario = { ...parameters, ...variants[variant]?.changes };
      return [`${row}@${variant}`, of(at, scenario)] as const;
    }),
  );
  const listed = entries.map(([contender, values]) => [
    contender,
    Object.fromEntries(Object.entries(values).map(([id, value]) => [id, [value]])),
  ]);
  return {
    figures: Object.fromEntries(listed) as Figures,
    changes: {
      parameters,
      sweep,
      variants: Object.fromEntries(
        Object.entries(variants).map(([variant, { changes }]) => [variant, changes]),
      ),
      predictions: entries.flatMap(([contender, values]) =>
        Object.entries(values)
          .filter(([id]) => !id.startsWith('kept'))
          .map(([metric, value]): Prediction => {
            return { contender, metric, predicted: [value], tolerance: { relative: 0.1 }, source: 'theory' };
          }),
      ),
    },
  };
}

const SWEEP_POLL = sweepOf('sweep-poll', {
  polling: (lambdaT, { pollEveryUs }) => ({
    'requests.empty': Math.exp(-lambdaT),
    'requests.per-event': 1 / lambdaT,
    'lateness.mean': pollEveryUs / 2,
    'kept.age.p50': pollEveryUs / 2,
    'kept.age.max': pollEveryUs,
  }),
  'long-polling': () => ({ 'requests.per-event': 1 }),
});

const SWEEP_HOLD = sweepOf('sweep-hold', {
  'long-polling': (lambdaHold) => ({ 'requests.per-event': 1 / (1 - Math.exp(-lambdaHold)) }),
});

/** Lateness on loopback, where d is nothing. */
const HOST_US = 1_500;

const SWEEP_DELAY = sweepOf('sweep-delay', {
  polling: (delayUs) => ({ 'lateness.p50': delayUs + 125_000 }),
  'long-polling': (delayUs) => ({
    // At 100 ms and 10 events a second more than half of all events fall into the gap.
    'lateness.p50': delayUs >= 100_000 ? 1.9 * delayUs : delayUs + HOST_US,
    'lateness.p99': delayUs >= 5_000 ? 2.9 * delayUs + HOST_US : delayUs + 2 * HOST_US,
    'kept.age.max': 2 * delayUs + HOST_US,
  }),
  sse: (delayUs) => ({ 'lateness.p50': delayUs + HOST_US, 'lateness.p99': delayUs + 2 * HOST_US }),
});

export const EXAMPLE_SWEEPS: Readonly<Record<SweepName, ExampleSweep>> = {
  'sweep-poll': SWEEP_POLL,
  'sweep-hold': SWEEP_HOLD,
  'sweep-delay': SWEEP_DELAY,
};
