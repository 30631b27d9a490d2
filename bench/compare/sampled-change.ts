import type { RepetitionValue } from '../core/repetition-value.ts';
import { detectableChange } from '../stats/detectable.ts';
import { judgeDifference, SIGNIFICANCE } from '../stats/difference.ts';
import { judgeEquivalence } from '../stats/equivalence.ts';
import { holm } from '../stats/holm.ts';
import { LEAST_REPETITIONS_TO_TEST, mannWhitney } from '../stats/mann-whitney.ts';
import { medianInterval } from '../stats/median-interval.ts';
import { ratioInterval, type RatioInterval, type Resampling } from '../stats/ratio-interval.ts';
import type { Obstacle, SampledChange } from './comparison.ts';

export type SampledPair = {
  readonly base: readonly RepetitionValue[];
  readonly changed: readonly RepetitionValue[];
  readonly resampling: Pick<Resampling, 'seed' | 'blocks'>;
};

/** Tests the pairs of one metric's table, which are one family for Holm's adjustment; in their order. */
export function sampledChanges(
  pairs: readonly SampledPair[],
  margin: number | undefined,
): readonly SampledChange[] {
  const ps = pairs.map(pOf);
  const tested = ps.filter((p) => p !== undefined);
  const adjusted = holm(tested);
  let next = 0;
  return pairs.map((pair, index) => {
    const p = ps[index];
    const adjustedP = p === undefined ? undefined : adjusted[next++];
    return changeOf(pair, { p, adjustedP, tests: tested.length }, margin);
  });
}

type Tested = {
  readonly p: number | undefined;
  readonly adjustedP: number | undefined;
  readonly tests: number;
};

function pOf({ base, changed }: SampledPair): number | undefined {
  if (Math.min(base.length, changed.length) < LEAST_REPETITIONS_TO_TEST) return undefined;
  return mannWhitney(numbers(base), numbers(changed)).p;
}

function changeOf(pair: SampledPair, tested: Tested, margin: number | undefined): SampledChange {
  const { p, adjustedP } = tested;
  const isEnough = hasEnoughRepetitions(pair);
  const interval = isEnough ? ratioInterval(pair.base, pair.changed, pair.resampling) : undefined;
  const verdict = isEnough && adjustedP !== undefined ? judgeDifference(adjustedP, interval) : 'none';
  return {
    kind: 'sampled',
    verdict,
    obstacle: isEnough ? obstacleTo(pair, interval, tested.tests) : 'few repetitions',
    interval,
    p,
    adjustedP,
    detectable: isEnough ? detectable(pair, tested.tests) : undefined,
    equivalence: margin === undefined ? undefined : judgeEquivalence(interval, margin),
  };
}

function detectable({ base, changed }: SampledPair, comparisons: number): number | undefined {
  return detectableChange(numbers(base), numbers(changed), { comparisons });
}

/** As many as a 95 % interval of a median takes, on both sides, and of pairs too where they are resampled as such. */
function hasEnoughRepetitions({ base, changed, resampling }: SampledPair): boolean {
  const repetitions = new Set(base.map(({ repetition }) => repetition));
  const inCommon = changed.filter(({ repetition }) => repetitions.has(repetition));
  const sides = resampling.blocks === 'paired' ? [base, changed, inCommon] : [base, changed];
  return sides.every((side) => medianInterval(numbers(side)) !== undefined);
}

function obstacleTo(
  { base, changed }: SampledPair,
  interval: RatioInterval | undefined,
  tests: number,
): Obstacle | undefined {
  if (interval === undefined) return 'no ratio';
  // What two samples without any overlap would have, as the least of their table.
  const apart = mannWhitney(
    base.map((_, index) => index),
    changed.map((_, index) => base.length + index),
  );
  return apart.p * tests >= SIGNIFICANCE ? 'many tests' : undefined;
}

function numbers(side: readonly RepetitionValue[]): readonly number[] {
  return side.map(({ value }) => value);
}
