import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeDifference } from './difference.ts';
import { ratioBeyondErrors, widenedInterval } from './widened-interval.ts';

const MEDIAN = fc.double({ min: 1, max: 1_000, noNaN: true });
const SHARE = fc.double({ min: 0, max: 0.9, noNaN: true });
const SIGN = fc.double({ min: -1, max: 1, noNaN: true });

test('a widened interval holds the ratio of whatever medians the errors allow', () => {
  fc.assert(
    fc.property(MEDIAN, MEDIAN, SHARE, SHARE, SIGN, SIGN, (from, to, base, changed, one, other) => {
      const ratio = to / from;
      const { low, high } = widenedInterval({ ratio, low: ratio, high: ratio }, { base, changed });
      const real = Math.max(0, to + other * changed * from) / (from + one * base * from);
      expect(real).toBeGreaterThanOrEqual(low * (1 - 1e-9));
      expect(real).toBeLessThanOrEqual(high * (1 + 1e-9));
    }),
  );
});

test('a base that may be nothing has no greatest ratio', () => {
  expect(widenedInterval({ ratio: 2, low: 1, high: 3 }, { base: 1, changed: 2 })).toEqual({
    ratio: 2,
    low: 0,
    high: Infinity,
  });
});

test('a ratio is a difference from where its widened interval leaves the noise band', () => {
  const errors = { base: 0.2, changed: 0.1 };
  const verdictAt = (ratio: number) =>
    judgeDifference(0, widenedInterval({ ratio, low: ratio, high: ratio }, errors));
  const least = ratioBeyondErrors(errors);
  expect([verdictAt(least - 0.001), verdictAt(least + 0.001)]).toEqual(['none', 'higher']);
});
