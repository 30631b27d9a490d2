import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Unit } from '../core/units.ts';
import { inWords, scaled, scaleFor } from './scale.ts';

/** A column's unit and cells. */
function column(unit: Unit, ...values: readonly number[]): readonly string[] {
  const scale = scaleFor(unit, values);
  return [scale.label, ...values.map((value) => scaled(value, scale))];
}

describe('a column', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['short times stay in µs', column('us', 250, 900), ['µs', '250', '900']],
    ['times of a millisecond and more', column('us', 62_040, 251), ['ms', '62.04', '0.25']],
    ['a unit holds for all of them', column('us', 6_000_000, 80), ['ms', '6000.00', '0.08']],
    ['seconds, where all are long', column('us', 1_500_000, 900_000), ['s', '1.50', '0.90']],
    ['small times keep µs while the others are readable', column('us', 62_000, 5), ['µs', '62000', '5']],
    ['and give way when they are not', column('us', 500_000, 5), ['ms', '500.000', '0.005']],
    ['zero asks for no digits', column('us', 62_000, 0), ['ms', '62', '0']],
    ['infinite asks for no unit', column('us', 250, Infinity), ['µs', '250', '∞']],
    ['bytes are not rounded early', column('bytes', 1_234, 123), ['B', '1234', '123']],
    ['large amounts of bytes', column('bytes', 44_000, 17_500), ['kB', '44.0', '17.5']],
    ['shares are percentages', column('share', 0.6065, 0), ['%', '60.7', '0.0']],
    ['multiples', column('ratio', 1, 1.284), ['×', '1.00', '1.28']],
    ['counts are whole', column('count', 320, 0), ['', '320', '0']],
    ['but for the median of two', column('count', 320, 1.5), ['', '320.0', '1.5']],
    ['nothing at all', column('us'), ['µs']],
    ['negative values', column('bytes', -1_200, 340), ['B', '-1200', '340']],
    ['never a negative zero', column('bytes', -0, -0.0001, 1_200.5), ['B', '0.00', '0.00', '1200.50']],
  ])('%s', (_, cells, expected) => {
    expect(cells).toEqual(expected);
  });

  test('reads back as the same values, to what its decimals can hold', () => {
    const values = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(
        fc.constantFrom<Unit>('us', 'bytes', 'share', 'ratio', 'count'),
        values,
        (unit, numbers) => {
          const scale = scaleFor(unit, numbers);
          const half = (scale.size * 10 ** -scale.decimals) / 2;
          for (const value of numbers) {
            const cell = scaled(value, scale);
            expect(cell).toMatch(/^\d+(\.\d+)?$/);
            expect(Math.abs(Number(cell) * scale.size - value)).toBeLessThanOrEqual(half * 1.001);
          }
        },
      ),
    );
  });
});

describe('a value in a sentence', () => {
  test.each<[number, Unit, string]>([
    [125_000, 'us', '125 ms'],
    [1_500_000, 'us', '1.5 s'],
    [250, 'us', '250 µs'],
    [0, 'us', '0 µs'],
    [50_040, 'us', '50.04 ms'],
    [Infinity, 'us', '∞'],
    [130, 'bytes', '130 B'],
    [0.6, 'share', '60 %'],
    [1.32, 'ratio', '1.32×'],
    [3, 'count', '3'],
  ])('%d of %s is %s', (value, unit, words) => {
    expect(inWords(value, unit)).toBe(words);
  });
});
