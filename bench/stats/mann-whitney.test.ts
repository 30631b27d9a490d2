import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import reference from './fixtures/reference.json' with { type: 'json' };
import { LEAST_REPETITIONS_TO_TEST, mannWhitney } from './mann-whitney.ts';

const SAMPLE = fc.array(fc.oneof(fc.integer({ min: -20, max: 20 }), fc.constant(Infinity)), {
  minLength: 1,
  maxLength: 25,
});

function withInfinity(values: readonly (number | null)[]): readonly number[] {
  return values.map((value) => value ?? Infinity);
}

function upTo(n: number, from = 0): readonly number[] {
  return Array.from({ length: n }, (_, index) => from + index);
}

describe('the Mann-Whitney test', () => {
  test.each(reference.mannWhitney)('says what R says: $name', ({ a, b, u, p, method }) => {
    const found = mannWhitney(withInfinity(a), withInfinity(b));
    expect(found).toMatchObject({ u, method });
    expect(found.p / p).toBeCloseTo(1, 10);
  });

  // Hollander and Wolfe (1973), page 69, one-sided 0.1272; R's help for wilcox.test, airquality; both to their digits.
  test.each([
    ['Hollander and Wolfe', 35, 0.2544],
    ['Ozone', 127.5, 0.0001208],
  ])('says what was published: %s', (name, u, p) => {
    const example = reference.mannWhitney.find((one) => one.name.startsWith(name));
    const found = mannWhitney(withInfinity(example?.a ?? []), withInfinity(example?.b ?? []));
    expect(found.u).toBe(u);
    expect(Number(found.p.toPrecision(4))).toBe(p);
  });

  test('cannot come below 0.05 with fewer repetitions than it asks for', () => {
    const n = LEAST_REPETITIONS_TO_TEST;
    expect(mannWhitney(upTo(n), upTo(n, 100)).p).toBeCloseTo(2 / 70, 12);
    expect(mannWhitney(upTo(n - 1), upTo(n - 1, 100)).p).toBeCloseTo(2 / 20, 12);
  });

  test('finds nothing between values that are all equal, infinite ones too', () => {
    expect(mannWhitney([3, 3, 3, 3], [3, 3, 3, 3, 3]).p).toBe(1);
    expect(mannWhitney([Infinity, Infinity], [Infinity, Infinity]).p).toBe(1);
  });

  test('refuses an empty sample', () => {
    expect(() => mannWhitney([], [1])).toThrow(RangeError);
    expect(() => mannWhitney([1], [])).toThrow(RangeError);
  });

  test('says the same whichever sample comes first, and gives a probability', () => {
    fc.assert(
      fc.property(SAMPLE, SAMPLE, (a, b) => {
        const one = mannWhitney(a, b);
        const other = mannWhitney(b, a);
        expect(one.u + other.u).toBe(a.length * b.length);
        expect(other).toMatchObject({ p: one.p, method: one.method });
        expect(one.p > 0 && one.p <= 1).toBe(true);
      }),
    );
  });

  test('counts the pairs in which the first is the greater, ties as half', () => {
    fc.assert(
      fc.property(SAMPLE, SAMPLE, (a, b) => {
        const pairs = a.flatMap((x) => b.map((y): number => (x === y ? 0.5 : x > y ? 1 : 0)));
        expect(mannWhitney(a, b).u).toBe(pairs.reduce((sum, pair) => sum + pair, 0));
      }),
    );
  });

  test('depends on the order of values alone', () => {
    fc.assert(
      fc.property(SAMPLE, SAMPLE, (a, b) => {
        const stretched = (values: readonly number[]): readonly number[] =>
          values.map((value) => Math.exp(value / 10) + value ** 3);
        expect(mannWhitney(stretched(a), stretched(b))).toEqual(mannWhitney(a, b));
      }),
    );
  });
});
