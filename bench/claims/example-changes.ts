import type { Figures } from '../compare/example-runs.ts';
import type { Observation } from '../core/observation.ts';
import type { Recorded } from '../report/format.ts';
import type { SuiteAsked } from './evidence-names.ts';
import type { Change } from './example-evidence.ts';
import { exampleSimplicity, type Sizes } from './example-simplicity.ts';
import type { Verification } from './verification.ts';

/** Other figures of one metric for some contenders of a suite. */
export function figuresOf(
  suite: SuiteAsked,
  metric: string,
  values: Readonly<Record<string, readonly (number | null)[]>>,
): Change {
  return ofSuite(suite, (figures) => ({
    ...figures,
    ...Object.fromEntries(
      Object.entries(values).map(([contender, its]) => [contender, { ...figures[contender], [metric]: its }]),
    ),
  }));
}

/** Only the first repetitions of a suite. */
export function onlyRepetitions(suite: SuiteAsked, count: number): Change {
  return ofSuite(suite, (figures) =>
    Object.fromEntries(
      Object.entries(figures).map(([contender, metrics]) => [
        contender,
        Object.fromEntries(Object.entries(metrics).map(([id, its]) => [id, its.slice(0, count)])),
      ]),
    ),
  );
}

/** Figures of one metric of a suite, each made anew from what it was. */
export function eachFigure(
  suite: SuiteAsked,
  metric: string,
  row: string,
  change: (value: number, contender: string) => number,
): Change {
  return ofSuite(suite, (figures) =>
    Object.fromEntries(
      Object.entries(figures).map(([contender, metrics]) => {
        const its = metrics[metric];
        if (its === undefined || !(contender === row || contender.startsWith(`${row}@`)))
          return [contender, metrics];
        return [
          contender,
          { ...metrics, [metric]: its.map((value) => change(value ?? Infinity, contender)) },
        ];
      }),
    ),
  );
}

function ofSuite(suite: SuiteAsked, change: (figures: Figures) => Figures): Change {
  return (example) => ({
    ...example,
    figures: { ...example.figures, [suite]: change(example.figures[suite] ?? {}) },
  });
}

export function without(suite: SuiteAsked): Change {
  return (example) => {
    const { [suite]: left, ...figures } = example.figures;
    return left === undefined ? example : { ...example, figures };
  };
}

/** Without the predictions that a run was stored with. */
export function unpredicted(suite: SuiteAsked): Change {
  return (example) => ({
    ...example,
    changes: { ...example.changes, [suite]: { ...example.changes[suite], predictions: [] } },
  });
}

export function sizes(changes: Partial<Sizes>): Change {
  return (example) => ({ ...example, simplicity: exampleSimplicity(changes) });
}

export const uncounted: Change = (example) => ({ ...example, simplicity: undefined });

export function verified(...verifications: readonly Verification[]): Change {
  return (example) => ({ ...example, verifications });
}

export function features(...observations: readonly Observation[]): Change {
  return (example) => ({ ...example, features: observations });
}

/** With another run of a suite, later than the one there is. */
export function later(run: Recorded): Change {
  const result = { ...run.result, startedAt: '2026-07-08T09:10:11Z' };
  return (example) => ({ ...example, others: [...example.others, { ...run, result }] });
}

/** As if the instrument had failed every trial of some contenders. */
export function invalid(suite: SuiteAsked, ...contenders: readonly string[]): Change {
  return (example) => ({ ...example, invalid: { ...example.invalid, [suite]: contenders } });
}
