import type { RepetitionValue } from '../core/repetition-value.ts';
import { judgeEquivalence } from '../stats/equivalence.ts';
import type { ExactChange } from './comparison.ts';

/**
 * Compares figures that the plan determines. Each repetition has a feed of its own, which all runs with the same
 * seed share: so a repetition is compared with its like, and takes no test.
 */
export function exactChange(
  base: readonly RepetitionValue[],
  changed: readonly RepetitionValue[],
  margin: number | undefined,
): ExactChange {
  const baseBy = new Map(base.map(({ repetition, value }) => [repetition, value]));
  const pairs = changed.flatMap(({ repetition, value: to }) => {
    const from = baseBy.get(repetition);
    return from === undefined ? [] : [{ from, to }];
  });
  const ratio = ratioOf(
    pairs.reduce((sum, { from }) => sum + from, 0),
    pairs.reduce((sum, { to }) => sum + to, 0),
  );
  const differing = pairs.filter(({ from, to }) => from !== to);
  const extremes = extremesOf(differing);
  return {
    kind: 'exact',
    verdict: verdictOn(pairs),
    shared: pairs.length,
    differing: differing.length,
    varies: [base, changed].some((side) => new Set(side.map(({ value }) => value)).size > 1),
    ratio,
    extremes,
    difference: differing.reduce((sum, { from, to }) => sum + to - from, 0) / Math.max(1, differing.length),
    equivalence:
      margin === undefined
        ? undefined
        : judgeEquivalence(pairs.length === 0 ? undefined : { ratio, ...extremes }, margin),
  };
}

type Pair = { readonly from: number; readonly to: number };

function verdictOn(pairs: readonly Pair[]): ExactChange['verdict'] {
  const higher = pairs.some(({ from, to }) => to > from);
  const lower = pairs.some(({ from, to }) => to < from);
  if (pairs.length === 0) return 'untestable';
  if (higher && lower) return 'mixed';
  return higher ? 'higher' : lower ? 'lower' : 'same';
}

function extremesOf(differing: readonly Pair[]): ExactChange['extremes'] {
  const ratios = differing.map(({ from, to }) => ratioOf(from, to));
  return ratios.length === 0 ? { low: 1, high: 1 } : { low: Math.min(...ratios), high: Math.max(...ratios) };
}

/** Two that are equal have the ratio 1, nothing and nothing among them. */
function ratioOf(from: number, to: number): number {
  return from === to ? 1 : to / from;
}
