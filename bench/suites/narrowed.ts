import type { Parameters } from '../core/result.ts';
import type { Microseconds } from '../core/units.ts';
import type { ArticleRun } from './article.ts';
import { contendersOf, type Suite, type Variant } from './suite.ts';
import { SUITES } from './suites.ts';

/** A suite as it is run together with others: with its own repetitions, rows, variants and parameters. */
export function narrowed({ suite, repetitions, repeats, rows, variants, changes }: ArticleRun): Suite {
  const whole: Suite = SUITES[suite];
  const chosen =
    whole.variants === undefined ? {} : { variants: chosenOf(whole.variants, variants, changes) };
  return {
    ...whole,
    ...chosen,
    rows: rows ?? whole.rows,
    repetitions,
    ...(repeats === undefined ? {} : { repeats }),
    parameters: { ...whole.parameters, ...changes },
  };
}

function chosenOf(
  variants: Readonly<Record<string, Variant>>,
  names: readonly string[] | undefined,
  stronger: Partial<Parameters> = {},
): Readonly<Record<string, Variant>> {
  return Object.fromEntries(
    Object.entries(variants)
      .filter(([name]) => names === undefined || names.includes(name))
      .map(([name, { rows, changes }]) => {
        const same = Object.entries(stronger).filter(([key]) => Object.hasOwn(changes, key));
        return [name, { rows, changes: { ...changes, ...Object.fromEntries(same) } }];
      }),
  );
}

/** Starting, connecting, draining and stopping, besides what the plan says; measured. */
const TRIAL_OVERHEAD_US: Microseconds = 850_000;

/** How long suites take in all, if no trial has to be run again. */
export function plannedTimeUs(runs: readonly ArticleRun[]): Microseconds {
  return runs.reduce((sum, run) => sum + timeOf(narrowed(run)), 0);
}

function timeOf(suite: Suite): Microseconds {
  const trials = contendersOf(suite, suite.rows).map(({ variant }): Parameters => ({
    ...suite.parameters,
    ...(variant === undefined ? {} : suite.variants?.[variant]?.changes),
  }));
  const once = trials.reduce(
    (sum, { warmupUs, durationUs }) => sum + warmupUs + durationUs + TRIAL_OVERHEAD_US,
    0,
  );
  return once * suite.repetitions;
}
