import { seededRandom } from '../core/random.ts';
import type { RepetitionValue } from '../core/repetition-value.ts';
import { median } from './median.ts';
import { draw, medianOfDraws, resampledSide } from './resampled-medians.ts';

/**
 * Of the medians, changed by base. `low` may be 0 and `high` Infinity, where no bound can be said. All are Infinity
 * where what came before no longer comes.
 */
export type RatioInterval = { readonly ratio: number; readonly low: number; readonly high: number };

export type Resampling = {
  readonly seed: number;
  /**
   * `paired` for two rows of one run: their repetitions stood side by side, so each is resampled with both its
   * values, and what slowed both cancels out. `independent` for two files, each resampled by itself.
   */
  readonly blocks: 'paired' | 'independent';
  readonly resamples?: number;
  readonly level?: number;
};

/**
 * The ratio of medians and its bootstrap percentile interval (Efron 1979), of repetitions as blocks. Paired blocks
 * use, for the ratio too, only the repetitions that both sides have.
 *
 * A resample without a ratio (of 0 by 0, of two infinities, of a median below 0) counts as 0 for the lower bound
 * and as Infinity for the upper one. Undefined where there is no ratio to resample: with fewer than 2 values on a
 * side, a median of the base that is infinite or not above 0, a changed median below 0. Such sides may differ in
 * their ranks, but by no stated factor: `judgeDifference` calls them untestable.
 */
export function ratioInterval(
  base: readonly RepetitionValue[],
  changed: readonly RepetitionValue[],
  how: Resampling,
): RatioInterval | undefined {
  const [from, to] = how.blocks === 'paired' ? inCommon(base, changed) : [valuesOf(base), valuesOf(changed)];
  if (from.length < 2 || to.length < 2) return undefined;
  const fromMedian = median(from);
  const ratio = ratioOf(fromMedian, median(to));
  if (Number.isNaN(ratio) || fromMedian === 0 || fromMedian === Infinity) return undefined;
  return { ratio, ...percentileInterval(resampledRatios(from, to, how), how.level ?? 0.95) };
}

/** NaN where there is none. */
function ratioOf(from: number, to: number): number {
  return from < 0 || to < 0 ? NaN : to / from;
}

function valuesOf(side: readonly RepetitionValue[]): readonly number[] {
  return side.map(({ value }) => value);
}

function inCommon(
  base: readonly RepetitionValue[],
  changed: readonly RepetitionValue[],
): readonly [from: readonly number[], to: readonly number[]] {
  const changedBy = new Map(changed.map(({ repetition, value }) => [repetition, value]));
  const from: number[] = [];
  const to: number[] = [];
  for (const { repetition, value } of base) {
    const other = changedBy.get(repetition);
    if (other === undefined) continue;
    from.push(value);
    to.push(other);
  }
  return [from, to];
}

function resampledRatios(
  from: readonly number[],
  to: readonly number[],
  { seed, blocks, resamples = 10_000 }: Resampling,
): Float64Array {
  const random = seededRandom(seed);
  const fromSide = resampledSide(from);
  const toSide = resampledSide(to);
  const fromDraws = new Uint32Array(from.length);
  const toDraws = blocks === 'paired' ? fromDraws : new Uint32Array(to.length);
  return new Float64Array(resamples).map(() => {
    draw(fromDraws, random);
    if (toDraws !== fromDraws) draw(toDraws, random);
    return ratioOf(medianOfDraws(fromSide, fromDraws), medianOfDraws(toSide, toDraws));
  });
}

/** The ratios that leave as many outside on each side as the level allows. */
function percentileInterval(ratios: Float64Array, level: number): { low: number; high: number } {
  // Typed arrays sort NaN to the end.
  const sorted = ratios.toSorted();
  const known = sorted.findLastIndex((ratio) => !Number.isNaN(ratio)) + 1;
  const unknown = sorted.length - known;
  const outside = Math.floor(((1 - level) / 2) * sorted.length);
  return {
    low: outside < unknown ? 0 : (sorted[outside - unknown] ?? 0),
    high: outside < unknown ? Infinity : (sorted[sorted.length - 1 - outside] ?? Infinity),
  };
}
