import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import reference from './fixtures/reference.json' with { type: 'json' };
import { median } from './median.ts';

describe('the median', () => {
  test.each(reference.median)('is what R says: $name', ({ values, median: expected }) => {
    expect(median(values.map((value) => value ?? Infinity))).toBe(expected ?? Infinity);
  });

  test.each([
    [[1, Infinity, Infinity], Infinity],
    [[1, 2, Infinity], 2],
    [[1, Infinity], Infinity],
    [[Infinity, Infinity], Infinity],
  ])('ranks what never came above all else: %j', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  test('of no values is refused', () => {
    expect(() => median([])).toThrow(RangeError);
  });

  test('has as many values above as below, in whatever order they come, and leaves them alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const before = [...values];
        const middle = median(values);
        expect(values).toEqual(before);
        const above = values.filter((value) => value > middle).length;
        const below = values.filter((value) => value < middle).length;
        expect(Math.max(above, below)).toBeLessThanOrEqual(values.length / 2);
        expect(median(values.toReversed())).toBe(middle);
      }),
    );
  });
});
