import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../core/random.ts';
import type { RepetitionValue } from '../core/repetition-value.ts';
import { median } from './median.ts';
import { ratioInterval, type RatioInterval } from './ratio-interval.ts';

const PAIRED = { seed: 1, blocks: 'paired' } as const;
const INDEPENDENT = { seed: 1, blocks: 'independent' } as const;

function repetitions(...values: readonly number[]): readonly RepetitionValue[] {
  return values.map((value, repetition) => ({ repetition, value }));
}

const NINE = repetitions(11, 12, 13, 14, 15, 16, 17, 18, 19);
const NINE_ONES = repetitions(1, 1, 1, 1, 1, 1, 1, 1, 1);

describe('the interval of a ratio', () => {
  test('of constants is a point', () => {
    const point = { ratio: 1.5, low: 1.5, high: 1.5 };
    expect(ratioInterval(repetitions(2, 2, 2), repetitions(3, 3, 3), PAIRED)).toEqual(point);
    expect(ratioInterval(repetitions(2, 2), repetitions(3, 3, 3), INDEPENDENT)).toEqual(point);
  });

  // The median of a resample of 9 is at most the kth value when 5 of 9 draws are: P(Bin(9, k/9) > 4) is 0.0015 for
  // k = 1 and 0.030 for k = 2, so 2.5 % lie below the second.
  test.each([PAIRED, INDEPENDENT])('is the one that can be computed, blocks $blocks', (how) => {
    expect(ratioInterval(NINE_ONES, NINE, how)).toEqual({ ratio: 15, low: 12, high: 18 });
    expect(ratioInterval(NINE, NINE_ONES, how)).toEqual({ ratio: 1 / 15, low: 1 / 18, high: 1 / 12 });
  });

  test('is wider at a higher level', () => {
    const how = { ...INDEPENDENT, level: 0.999 };
    expect(ratioInterval(NINE_ONES, NINE, how)).toEqual({ ratio: 15, low: 11, high: 19 });
  });

  test('is the same for the same seed, and not for another', () => {
    const random = seededRandom(3);
    const side = repetitions(...Array.from({ length: 25 }, random));
    const of = (seed: number): RatioInterval | undefined =>
      ratioInterval(side, side.toReversed(), { seed, blocks: 'independent', resamples: 200 });
    expect(of(1)).toEqual(of(1));
    expect(of(1)).not.toEqual(of(2));
  });

  test('holds the true ratio about as often as it says', () => {
    const random = seededRandom(4);
    const side = (by: number): readonly RepetitionValue[] =>
      repetitions(...Array.from({ length: 10 }, () => by * (0.8 + (random() + random() + random()) / 3)));
    const rounds = 600;
    let held = 0;
    for (let seed = 0; seed < rounds; seed += 1) {
      const how = { seed, blocks: 'independent', resamples: 400 } as const;
      const interval = ratioInterval(side(1), side(1.2), how);
      if (interval !== undefined && interval.low <= 1.2 && interval.high >= 1.2) held += 1;
    }
    expect(held / rounds).toBeGreaterThan(0.92);
    expect(held / rounds).toBeLessThan(0.99);
  });
});

describe('paired blocks', () => {
  const drifting = [10, 14, 9, 20, 12, 31, 11, 25];
  const base = repetitions(...drifting);
  const changed = repetitions(...drifting.map((value) => 2 * value));

  test('cancel what all of a repetition shared, independent ones do not', () => {
    expect(ratioInterval(base, changed, PAIRED)).toEqual({ ratio: 2, low: 2, high: 2 });
    const { low, high } = ratioInterval(base, changed, INDEPENDENT) ?? { low: NaN, high: NaN };
    expect(low).toBeLessThan(1.5);
    expect(high).toBeGreaterThan(2.5);
  });

  test('go by the number of the repetition, and leave out what one side lacks', () => {
    const holed = [...changed.toReversed().slice(0, -2), { repetition: 99, value: 1 }];
    expect(ratioInterval(base, holed, PAIRED)).toEqual({ ratio: 2, low: 2, high: 2 });
    expect(ratioInterval(base, changed.slice(0, 1), PAIRED)).toBeUndefined();
  });
});

describe('a ratio', () => {
  test.each<readonly [string, readonly number[], readonly number[]]>([
    ['one value on a side', [1], [1, 2]],
    ['no value on a side', [1, 2], []],
    ['a base of 0', [0, 0, 5], [1, 2, 3]],
    ['a base below 0', [-1, -2, -3], [1, 2, 3]],
    ['a change to below 0', [1, 2, 3], [-1, -2, -3]],
    ['a base that never came', [1, Infinity, Infinity], [1, 2, 3]],
    ['neither side ever come', [Infinity, Infinity], [Infinity, Infinity]],
  ])('is not to be had with %s', (_, base, changed) => {
    expect(ratioInterval(repetitions(...base), repetitions(...changed), INDEPENDENT)).toBeUndefined();
  });

  test('down to 0 is 0', () => {
    expect(ratioInterval(repetitions(1, 2), repetitions(0, 0), PAIRED)).toEqual({
      ratio: 0,
      low: 0,
      high: 0,
    });
  });

  test('to what never comes is infinite, and may be by how much it never comes', () => {
    const sound = repetitions(1, 1, 1, 1, 1);
    const lost = repetitions(...Array<number>(5).fill(Infinity));
    const infinite = { ratio: Infinity, low: Infinity, high: Infinity };
    expect(ratioInterval(sound, lost, INDEPENDENT)).toEqual(infinite);
    const mostLost = repetitions(1, 1, Infinity, Infinity, Infinity);
    expect(ratioInterval(sound, mostLost, INDEPENDENT)).toEqual({ ...infinite, low: 1 });
  });

  test('has no upper bound where some resamples of the change never came, no lower one where those of the base did', () => {
    const sound = repetitions(1, 1, 1, 1, 1);
    const someLost = repetitions(1, 1, 1, Infinity, Infinity);
    expect(ratioInterval(sound, someLost, INDEPENDENT)).toEqual({ ratio: 1, low: 1, high: Infinity });
    expect(ratioInterval(someLost, sound, INDEPENDENT)).toEqual({ ratio: 1, low: 0, high: 1 });
  });

  test('has no bound at all where resamples of both sides never came', () => {
    const someLost = repetitions(1, 1, 1, Infinity, Infinity);
    expect(ratioInterval(someLost, someLost, PAIRED)).toEqual({ ratio: 1, low: 0, high: Infinity });
  });
});

const VALUE = fc.integer({ min: 1, max: 1_000 });
const SIDE = fc.array(VALUE, { minLength: 2, maxLength: 20 });
const PAIRS = fc.array(fc.tuple(VALUE, VALUE), { minLength: 2, maxLength: 20 });
const FEW = 500;

describe('the interval of any ratio', () => {
  test('holds the ratio of the medians', () => {
    fc.assert(
      fc.property(SIDE, SIDE, (base, changed) => {
        const how = { ...INDEPENDENT, resamples: FEW };
        const found = ratioInterval(repetitions(...base), repetitions(...changed), how);
        expect(found?.ratio).toBe(median(changed) / median(base));
        expect(found !== undefined && found.low <= found.ratio && found.ratio <= found.high).toBe(true);
      }),
    );
  });

  test('turns round with the sides', () => {
    fc.assert(
      fc.property(PAIRS, (pairs) => {
        const base = repetitions(...pairs.map(([value]) => value));
        const changed = repetitions(...pairs.map(([, value]) => value));
        const how = { ...PAIRED, resamples: FEW };
        const one = ratioInterval(base, changed, how);
        const other = ratioInterval(changed, base, how);
        expect((one?.low ?? NaN) * (other?.high ?? NaN)).toBeCloseTo(1, 12);
        expect((one?.high ?? NaN) * (other?.low ?? NaN)).toBeCloseTo(1, 12);
      }),
    );
  });

  test('scales with the change, and not with the unit', () => {
    fc.assert(
      fc.property(SIDE, SIDE, (base, changed) => {
        const of = (unit: number, factor: number): RatioInterval | undefined =>
          ratioInterval(
            repetitions(...base.map((value) => unit * value)),
            repetitions(...changed.map((value) => unit * factor * value)),
            { ...INDEPENDENT, resamples: FEW },
          );
        const plain = of(1, 1);
        expect(of(8, 1)).toEqual(plain);
        expect(of(1, 4)).toEqual({
          ratio: 4 * (plain?.ratio ?? NaN),
          low: 4 * (plain?.low ?? NaN),
          high: 4 * (plain?.high ?? NaN),
        });
      }),
    );
  });
});
