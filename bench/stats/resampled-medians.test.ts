import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../core/random.ts';
import { median } from './median.ts';
import { draw, medianOfDraws, resampledSide } from './resampled-medians.ts';

test('the median of a resample is that of the values drawn', () => {
  const values = fc.array(fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constant(Infinity)), { minLength: 1 });
  fc.assert(
    fc.property(values, fc.integer(), (sample, seed) => {
      const side = resampledSide(sample);
      const random = seededRandom(seed);
      const draws = new Uint32Array(sample.length);
      for (let round = 0; round < 3; round += 1) {
        draw(draws, random);
        expect(medianOfDraws(side, draws)).toBe(median(Array.from(draws, (index) => sample[index] ?? NaN)));
      }
    }),
  );
});

test('every value is drawn as often as any other', () => {
  const random = seededRandom(1);
  const draws = new Uint32Array(5);
  const times = [0, 0, 0, 0, 0];
  for (let round = 0; round < 2_000; round += 1) {
    draw(draws, random);
    for (const index of draws) times[index] = (times[index] ?? 0) + 1;
  }
  for (const count of times) expect(Math.abs(count - 2_000)).toBeLessThan(150);
});
