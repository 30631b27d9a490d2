import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import reference from './fixtures/reference.json' with { type: 'json' };
import { holm } from './holm.ts';

const FAMILY = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });

describe("Holm's correction", () => {
  test.each(reference.holm)('says what R says: $name', ({ ps, adjusted }) => {
    const found = holm(ps);
    expect(found).toHaveLength(adjusted.length);
    for (const [index, p] of found.entries()) expect(p).toBeCloseTo(adjusted[index] ?? NaN, 12);
  });

  test('leaves a single p alone, and an empty family empty', () => {
    expect(holm([0.03])).toEqual([0.03]);
    expect(holm([])).toEqual([]);
  });

  test('makes no p smaller or greater than 1, and keeps their order', () => {
    fc.assert(
      fc.property(FAMILY, (ps) => {
        const adjusted = holm(ps);
        for (const [index, p] of ps.entries()) {
          const mine = adjusted[index] ?? NaN;
          expect(mine >= p && mine <= 1).toBe(true);
          for (const [other, q] of ps.entries()) {
            if (p <= q) expect(mine).toBeLessThanOrEqual(adjusted[other] ?? NaN);
          }
        }
      }),
    );
  });

  test('gives each p the same whatever its place', () => {
    fc.assert(
      fc.property(FAMILY, (ps) => {
        expect(holm(ps.toReversed())).toEqual(holm(ps).toReversed());
      }),
    );
  });

  test('takes the least of them as Bonferroni does', () => {
    fc.assert(
      fc.property(FAMILY, (ps) => {
        fc.pre(ps.length > 0);
        expect(Math.min(...holm(ps))).toBe(Math.min(1, Math.min(...ps) * ps.length));
      }),
    );
  });
});
