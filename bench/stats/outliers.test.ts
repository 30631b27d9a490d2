import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import reference from './fixtures/reference.json' with { type: 'json' };
import { outliers } from './outliers.ts';

const VALUE = fc.oneof(fc.integer({ min: -99, max: 99 }), fc.constant(Infinity));

describe('outliers', () => {
  test.each(reference.outliers)('are those that R says: $name', ({ values, indexes }) => {
    expect(outliers(values)).toEqual(indexes);
  });

  test('are values that never came among those that did, and the reverse', () => {
    expect(outliers([1, 2, 3, 4, 5, 6, 7, Infinity])).toEqual([7]);
    expect(outliers([Infinity, Infinity, 3, Infinity, Infinity, Infinity])).toEqual([2]);
    expect(outliers([Infinity, Infinity])).toEqual([]);
    expect(outliers([])).toEqual([]);
  });

  test('are the same in another unit', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99, max: 99 })), (values) => {
        expect(outliers(values.map((value) => 4 - 8 * value))).toEqual(outliers(values));
      }),
    );
  });

  test('are never half of the values', () => {
    fc.assert(
      fc.property(fc.array(VALUE, { minLength: 1 }), (values) => {
        expect(outliers(values).length).toBeLessThan(values.length / 2);
      }),
    );
  });
});
