import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../core/random.ts';
import reference from './fixtures/reference.json' with { type: 'json' };
import { medianInterval } from './median-interval.ts';
import { median } from './median.ts';

function upTo(n: number): readonly number[] {
  return Array.from({ length: n }, (_, index) => index + 1);
}

describe('the interval of a median', () => {
  test.each(reference.median)('is what R says: $name', ({ values, level, interval }) => {
    const found = medianInterval(
      values.map((value) => value ?? Infinity),
      level,
    );
    if (interval === undefined) {
      expect(found).toBeUndefined();
    } else {
      expect(found).toMatchObject({ low: interval.low, high: interval.high ?? Infinity });
      expect(found?.coverage).toBeCloseTo(interval.coverage, 10);
    }
  });

  // Campbell and Gardner, Calculating confidence intervals for some non-parametric analyses, BMJ 296 (1988).
  test.each([
    [6, 1, 6, 0.969],
    [8, 1, 8, 0.992],
    [9, 2, 8, 0.961],
    [10, 2, 9, 0.979],
    [12, 3, 10, 0.961],
    [20, 6, 15, 0.959],
    [25, 8, 18, 0.957],
    [30, 10, 21, 0.957],
  ])(
    'of %i values goes from the %ith to the %ith, as the published table has it',
    (n, low, high, coverage) => {
      expect(medianInterval(upTo(n))).toMatchObject({ low, high });
      expect(medianInterval(upTo(n))?.coverage).toBeCloseTo(coverage, 3);
    },
  );

  test.each([0, 1, 5])('is not to be had from %i values', (n) => {
    expect(medianInterval(upTo(n))).toBeUndefined();
  });

  test('holds the median, grows with the level, and follows the values', () => {
    const samples = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 8, maxLength: 40 });
    fc.assert(
      fc.property(samples, (values) => {
        const { low, high } = medianInterval(values) ?? { low: NaN, high: NaN };
        expect(low <= median(values) && median(values) <= high).toBe(true);
        const wider = medianInterval(values, 0.99);
        expect(wider === undefined || (wider.low <= low && wider.high >= high)).toBe(true);
        expect(medianInterval(values.map((value) => 5 - 2 * value))).toMatchObject({
          low: 5 - 2 * high,
          high: 5 - 2 * low,
        });
      }),
    );
  });

  test('holds the true median as often as it says', () => {
    const random = seededRandom(1);
    const rounds = 4_000;
    let held = 0;
    for (let round = 0; round < rounds; round += 1) {
      const interval = medianInterval(Array.from({ length: 10 }, () => random() ** 3));
      if (interval !== undefined && interval.low <= 0.125 && interval.high >= 0.125) held += 1;
    }
    expect(Math.abs(held / rounds - 0.979)).toBeLessThan(0.01);
  });
});
