import { describe, expect, test } from 'vitest';
import { judgeDifference } from './difference.ts';
import type { RatioInterval } from './ratio-interval.ts';

function interval(low: number, high: number): RatioInterval {
  return { ratio: (low + high) / 2, low, high };
}

describe('a difference', () => {
  test.each([
    ['higher', 0.049, interval(1.031, 1.2)],
    ['lower', 0.049, interval(0.5, 0.969)],
    ['higher', 0.049, interval(1.031, Infinity)],
    ['lower', 0.049, interval(0, 0)],
  ])('is %s with a p of %d and the interval %o', (verdict, p, of) => {
    expect(judgeDifference(p, of)).toBe(verdict);
  });

  test.each([
    ['a p of 0.05', 0.05, interval(2, 3)],
    ['an interval that touches the band from above', 0.001, interval(1.03, 1.2)],
    ['an interval that touches the band from below', 0.001, interval(0.8, 0.97)],
    ['an interval across the band', 0.001, interval(0.9, 1.5)],
    ['an interval within the band', 0.001, interval(1.01, 1.02)],
    ['an interval without an upper bound that starts below', 0.001, interval(0, Infinity)],
  ])('is none with %s', (_, p, of) => {
    expect(judgeDifference(p, of)).toBe('none');
  });

  test('of ranks without a ratio cannot be judged, and without one of ranks is none', () => {
    expect(judgeDifference(0.001, undefined)).toBe('untestable');
    expect(judgeDifference(1, undefined)).toBe('none');
  });

  test('must stand beyond a wider band where one is asked for', () => {
    expect(judgeDifference(0.001, interval(1.05, 1.2), 0.1)).toBe('none');
    expect(judgeDifference(0.001, interval(1.15, 1.2), 0.1)).toBe('higher');
  });
});
