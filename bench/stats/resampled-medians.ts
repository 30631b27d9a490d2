import type { Random } from '../core/random.ts';
import { byValue } from './ascending.ts';

/** A sample laid out so that medians of thousands of resamples need no sorting. */
export type ResampledSide = {
  readonly sorted: Float64Array;
  /** Where in `sorted` each value is, in the order in which they were given. */
  readonly places: Uint32Array;
  /** Reused from one resample to the next. */
  readonly timesDrawn: Uint32Array;
};

export function resampledSide(values: readonly number[]): ResampledSide {
  const order = [...values.keys()].sort((a, b) => byValue(values[a] ?? NaN, values[b] ?? NaN));
  const places = new Uint32Array(values.length);
  for (const [place, index] of order.entries()) places[index] = place;
  return {
    sorted: Float64Array.from(order, (index) => values[index] ?? NaN),
    places,
    timesDrawn: new Uint32Array(values.length),
  };
}

/** Fills `draws` with indexes below its length, with replacement. */
export function draw(draws: Uint32Array, random: Random): void {
  for (let index = 0; index < draws.length; index += 1) draws[index] = random() * draws.length;
}

/** The median of the values that `draws` names by index, in time linear in their number. */
export function medianOfDraws({ sorted, places, timesDrawn }: ResampledSide, draws: Uint32Array): number {
  timesDrawn.fill(0);
  for (const index of draws) {
    const place = places[index] ?? 0;
    timesDrawn[place] = (timesDrawn[place] ?? 0) + 1;
  }
  const lowerMiddle = Math.floor((draws.length - 1) / 2);
  let place = 0;
  let passed = timesDrawn[0] ?? 0;
  while (passed <= lowerMiddle) passed += timesDrawn[++place] ?? 0;
  const below = sorted[place] ?? NaN;
  if (draws.length % 2 === 1 || passed > lowerMiddle + 1) return below;
  do place += 1;
  while (timesDrawn[place] === 0);
  return (below + (sorted[place] ?? NaN)) / 2;
}
