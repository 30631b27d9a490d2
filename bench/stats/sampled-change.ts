import type { RepetitionValue } from '../core/repetition-value.ts';
import type { Microseconds } from '../core/units.ts';
import { detectableChange } from './detectable.ts';
import { judgeDifference, SIGNIFICANCE, type Difference } from './difference.ts';
import { judgeEquivalence, type Equivalence } from './equivalence.ts';
import { holm } from './holm.ts';
import { LEAST_REPETITIONS_TO_TEST, mannWhitney } from './mann-whitney.ts';
import { medianInterval } from './median-interval.ts';
import { median } from './median.ts';
import { ratioInterval, type RatioInterval, type Resampling } from './ratio-interval.ts';
import { remembered } from './remembered.ts';
import { ratioBeyondErrors, widenedInterval, type SystematicErrors } from './widened-interval.ts';

export type SampledPair = {
  readonly base: readonly RepetitionValue[];
  readonly changed: readonly RepetitionValue[];
  readonly resampling: Pick<Resampling, 'seed' | 'blocks'>;
  /** By how much the clocks of either side's pages may put its values off; absent where the host's own clock tells both. */
  readonly clockErrorsUs?: { readonly base: Microseconds; readonly changed: Microseconds };
};

/** Of a figure that depends on time. */
export type SampledChange = {
  readonly kind: 'sampled';
  readonly verdict: Difference;
  /** Why no verdict is possible, whatever the figures. */
  readonly obstacle: Obstacle | undefined;
  readonly interval: RatioInterval | undefined;
  /** How far the interval may reach with what the clocks of pages may be off: verdicts are by this one, if there is one. */
  readonly withClockError: RatioInterval | undefined;
  /** Of the Mann-Whitney test, and adjusted after Holm; undefined with too few repetitions for one. */
  readonly p: number | undefined;
  readonly adjustedP: number | undefined;
  /** The least change, as a share, that these repetitions could have shown. */
  readonly detectable: number | undefined;
  readonly equivalence: Equivalence | undefined;
};

export type Obstacle = 'few repetitions' | 'many tests' | 'no ratio' | 'clock error';

/** From so many on both sides on there is a verdict: a 95 % interval of the median exists (see `medianInterval`). */
export const LEAST_REPETITIONS_TO_JUDGE = 6;

/** Several tables of one document show the same pairs. */
const intervalOf = remembered(ratioInterval);

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
  const interval = isEnough ? intervalOf(pair.base, pair.changed, pair.resampling) : undefined;
  const errors = clockErrorsOf(pair);
  const withClockError = interval && errors && widenedInterval(interval, errors);
  const judged = withClockError ?? interval;
  const differenceBy = (one: RatioInterval | undefined): Difference =>
    isEnough && adjustedP !== undefined ? judgeDifference(adjustedP, one) : 'none';
  const verdict = differenceBy(judged);
  let detectableSoFar: { readonly change: number | undefined } | undefined;
  return {
    kind: 'sampled',
    verdict,
    obstacle: differenceBy(interval) === verdict ? obstacleTo(pair, interval, tested.tests) : 'clock error',
    interval,
    withClockError,
    p,
    adjustedP,
    // It takes twice as long as all the rest, and not everybody asks for it.
    get detectable() {
      detectableSoFar ??= { change: isEnough ? detectable(pair, tested.tests, errors) : undefined };
      return detectableSoFar.change;
    },
    equivalence: margin === undefined ? undefined : judgeEquivalence(judged, margin),
  };
}

/** As shares of the median of the base. */
function clockErrorsOf({ base, clockErrorsUs }: SampledPair): SystematicErrors | undefined {
  if (clockErrorsUs === undefined) return undefined;
  const baseUs = median(numbers(base));
  return { base: clockErrorsUs.base / baseUs, changed: clockErrorsUs.changed / baseUs };
}

function detectable(
  { base, changed }: SampledPair,
  comparisons: number,
  errors: SystematicErrors | undefined,
): number | undefined {
  const family = { comparisons, ...(errors && { leastRatio: ratioBeyondErrors(errors) }) };
  return detectableChange(numbers(base), numbers(changed), family);
}

/** As many as a 95 % interval of a median takes, on both sides, and of pairs too where they are resampled as such. */
function hasEnoughRepetitions({ base, changed, resampling }: SampledPair): boolean {
  const repetitions = new Set(base.map(({ repetition }) => repetition));
  const inCommon = changed.filter(({ repetition }) => repetitions.has(repetition));
  const sides = resampling.blocks === 'paired' ? [base, changed, inCommon] : [base, changed];
  return sides.every((side) => medianInterval(numbers(side)) !== undefined);
}

function obstacleTo(
  pair: SampledPair,
  interval: RatioInterval | undefined,
  tests: number,
): Obstacle | undefined {
  if (!hasEnoughRepetitions(pair)) return 'few repetitions';
  if (interval === undefined) return 'no ratio';
  // What two samples without any overlap would have, as the least of their table.
  const apart = mannWhitney(
    pair.base.map((_, index) => index),
    pair.changed.map((_, index) => pair.base.length + index),
  );
  return apart.p * tests >= SIGNIFICANCE ? 'many tests' : undefined;
}

function numbers(side: readonly RepetitionValue[]): readonly number[] {
  return side.map(({ value }) => value);
}
