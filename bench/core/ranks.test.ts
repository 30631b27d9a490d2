import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distributionOf } from './example-measurement.ts';
import { countUpTo, percentileWithLost, valueAtRank } from './ranks.ts';

const VALUES = fc.array(fc.nat(100_000), { maxLength: 300 });

test('ranks are the places of the sorted values, from 1', () => {
  fc.assert(
    fc.property(VALUES, (values) => {
      const sorted = values.toSorted((a, b) => a - b);
      const found = distributionOf(values);
      expect(sorted.map((_, index) => valueAtRank(found, index + 1))).toEqual(sorted);
      for (const none of [0, -1, values.length + 1]) expect(valueAtRank(found, none)).toBeUndefined();
    }),
  );
});

test('as many values are up to a limit as a list of them says', () => {
  fc.assert(
    fc.property(VALUES, fc.nat(100_000), (values, limit) => {
      expect(countUpTo(distributionOf(values), limit)).toBe(values.filter((value) => value <= limit).length);
    }),
  );
});

test.each([
  [99, 1, 99, 1_000],
  [99, 1, 99.9, Infinity],
  [50, 50, 50, 1_000],
  [49, 51, 50, Infinity],
  [3, 0, 0, 1_000],
  [0, 3, 0, Infinity],
  [0, 0, 50, undefined],
])('of %d values that came and %d that did not, percentile %d is %d', (came, lost, percent, value) => {
  expect(percentileWithLost(distributionOf(new Array<number>(came).fill(1_000)), lost, percent)).toBe(value);
});
