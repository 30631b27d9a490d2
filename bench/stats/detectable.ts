import { seededRandom, type Random } from '../core/random.ts';
import type { RepetitionValue } from '../core/repetition-value.ts';
import { ascending } from './ascending.ts';
import { NOISE_BAND, SIGNIFICANCE } from './difference.ts';
import { LEAST_REPETITIONS_TO_TEST } from './mann-whitney.ts';
import { median } from './median.ts';
import { ratioInterval } from './ratio-interval.ts';
import { leastSignificantU } from './u-distribution.ts';

const POWER = 0.8;
const SIMULATIONS = 100;
const RESAMPLES = 200;

export type Family = {
  /** How many comparisons Holm's correction shares the level among: the metric's table. By default this one alone. */
  readonly comparisons?: number;
  /** What the lower end of a ratio's interval has to exceed; by default the noise band. */
  readonly leastRatio?: number;
};

/**
 * The increase, as a part of the base (0.12 is 12 %), that samples of these sizes and this spread would have shown
 * as a difference four times in five: a smaller one may be there unseen. Both sides are taken to scatter alike
 * about their medians, and each independently: what paired blocks gain is not counted in. Undefined where no
 * increase can be said: too few repetitions for the family, or values that are not finite and above 0.
 *
 * Two samples are drawn anew, again and again, from what scatters about the medians. If one of them is multiplied
 * by a factor, both halves of the rule turn at a known one: the rank test at an order statistic of the pairs'
 * ratios, the interval at the ratio that it has to exceed over its lower bound. So each simulation says exactly
 * which factor the rule would just have found, and the power is a quantile of those.
 */
export function detectableChange(
  base: readonly number[],
  changed: readonly number[],
  { comparisons = 1, leastRatio = 1 + NOISE_BAND }: Family = {},
): number | undefined {
  if (Math.min(base.length, changed.length) < LEAST_REPETITIONS_TO_TEST) return undefined;
  if (![...base, ...changed].every((value) => value > 0 && value < Infinity)) return undefined;
  const leastU = leastSignificantU(base.length, changed.length, SIGNIFICANCE / comparisons);
  if (leastU === undefined) return undefined;
  const scatter = [...aboutMedian(base), ...aboutMedian(changed)];
  const random = seededRandom(scatter.length);
  const factors = Array.from({ length: SIMULATIONS }, (_, seed) => {
    const from = drawn(scatter, base.length, random);
    const to = drawn(scatter, changed.length, random);
    return Math.max(factorForRanks(from, to, leastU), leastRatio / intervalLow(from, to, seed));
  });
  return (ascending(factors)[Math.ceil(POWER * SIMULATIONS) - 1] ?? NaN) - 1;
}

/** The factors by which values are off their median; widened, since a sample is closer to its own than to the true. */
function aboutMedian(values: readonly number[]): readonly number[] {
  const middle = median(values);
  const widening = Math.sqrt(values.length / (values.length - 1));
  return values.map((value) => (value / middle) ** widening);
}

function drawn(values: readonly number[], count: number, random: Random): readonly number[] {
  return Array.from({ length: count }, () => values[Math.floor(random() * values.length)] ?? NaN);
}

/** Above it, `to` is the greater in as many pairs as the rank test asks for. */
function factorForRanks(from: readonly number[], to: readonly number[], leastU: number): number {
  const ratios = to.flatMap((value) => from.map((other) => other / value));
  return ascending(ratios)[leastU - 1] ?? NaN;
}

function intervalLow(from: readonly number[], to: readonly number[], seed: number): number {
  const how = { seed, blocks: 'independent', resamples: RESAMPLES } as const;
  return ratioInterval(asRepetitions(from), asRepetitions(to), how)?.low ?? 0;
}

function asRepetitions(values: readonly number[]): readonly RepetitionValue[] {
  return values.map((value, repetition) => ({ repetition, value }));
}
