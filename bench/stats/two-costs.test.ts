import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { twoCosts, type Spending, type TwoCosts } from './two-costs.ts';

function spent({ first, second }: TwoCosts, used: readonly (readonly [number, number])[]): Spending[] {
  return used.map(([a, b]) => ({ first: a, second: b, total: a * first + b * second }));
}

const USED = [
  [1, 0],
  [2, 5],
  [4, 1],
] as const;

/** How far costs are off what was spent, squared. */
function error({ first, second }: TwoCosts, spendings: readonly Spending[]): number {
  return spendings.reduce((sum, its) => sum + (its.first * first + its.second * second - its.total) ** 2, 0);
}

describe('the costs of two things', () => {
  test('are found where they explain everything', () => {
    const found = twoCosts(spent({ first: 90, second: 11 }, USED));
    expect(found?.first).toBeCloseTo(90, 9);
    expect(found?.second).toBeCloseTo(11, 9);
  });

  test('are never below nothing: what is left is put down to the other', () => {
    expect(twoCosts(spent({ first: 2, second: -1 }, USED))?.second).toBe(0);
    expect(twoCosts(spent({ first: -1, second: 2 }, USED))?.first).toBe(0);
  });

  test('cannot be told apart in one proportion: the first has all', () => {
    const found = twoCosts(
      spent({ first: 3, second: 1 }, [
        [1, 2],
        [10, 20],
      ]),
    );
    expect(found?.first).toBeCloseTo(5, 9);
    expect(found?.second).toBe(0);
  });

  test.each([[[]], [[{ first: 0, second: 1, total: 3 }]]])('are none of %j', (spendings) => {
    expect(twoCosts(spendings)).toBeUndefined();
  });

  test('explain as well as any others would', () => {
    const some = fc.double({ min: 0.1, max: 100, noNaN: true });
    const spending = fc.record({ first: some, second: some, total: some });
    fc.assert(
      fc.property(fc.array(spending, { minLength: 2, maxLength: 8 }), some, some, (all, first, second) => {
        const found = twoCosts(all);
        if (found === undefined) throw new Error('there is something of the first');
        expect(error(found, all)).toBeLessThanOrEqual(error({ first, second }, all) * (1 + 1e-9) + 1e-6);
      }),
    );
  });
});
