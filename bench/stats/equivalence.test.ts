import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeEquivalence } from './equivalence.ts';
import type { RatioInterval } from './ratio-interval.ts';

function interval(low: number, high: number): RatioInterval {
  return { ratio: (low + high) / 2, low, high };
}

describe('equivalence', () => {
  test('is shown by an interval that is whole inside the margin', () => {
    expect(judgeEquivalence(interval(0.97, 1.04), 0.05)).toBe('equivalent');
    expect(judgeEquivalence(interval(1 / 1.05, 1.05), 0.05)).toBe('equivalent');
    expect(judgeEquivalence(interval(1, 1), 0)).toBe('equivalent');
  });

  test.each([
    ['leaves it above', interval(0.97, 1.051)],
    ['leaves it below', interval(0.951, 1.04)],
    ['is outside', interval(1.2, 1.3)],
    ['has no bounds', interval(0, Infinity)],
    ['is not to be had', undefined],
  ])('is not shown by an interval that %s', (_, of) => {
    expect(judgeEquivalence(of, 0.05)).toBe('not shown');
  });

  test('does not ask which side is the base', () => {
    const ends = fc.tuple(
      fc.double({ min: 0.5, max: 2, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(ends, fc.double({ min: 0, max: 1, noNaN: true }), ([low, width], margin) => {
        // Ends that are the margin's to the last bit may fall to either side when turned round.
        fc.pre(Math.abs(low * (1 + margin) - 1) > 1e-9 && Math.abs(low + width - 1 - margin) > 1e-9);
        const turned = interval(1 / (low + width), 1 / low);
        expect(judgeEquivalence(turned, margin)).toBe(judgeEquivalence(interval(low, low + width), margin));
      }),
    );
  });
});
