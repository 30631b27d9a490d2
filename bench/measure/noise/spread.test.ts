import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadOf } from './spread.ts';

test('the spread of 1 to 100, in any order, is 50, 99 and 100', () => {
  const sample = Array.from({ length: 100 }, (_, index) => ((index * 37) % 100) + 1);
  expect(spreadOf(sample)).toEqual({ p50Us: 50, p99Us: 99, maxUs: 100 });
});

test('the spread of one value is that value, and of none nothing', () => {
  expect(spreadOf([7])).toEqual({ p50Us: 7, p99Us: 7, maxUs: 7 });
  expect(spreadOf([])).toEqual({ p50Us: 0, p99Us: 0, maxUs: 0 });
});

test('a spread is made of values of the sample, in order, and leaves the sample as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (sample) => {
      const before = [...sample];
      const { p50Us, p99Us, maxUs } = spreadOf(sample);
      expect(sample).toEqual(before);
      expect([p50Us, p99Us, maxUs].every((value) => sample.includes(value))).toBe(true);
      expect(p50Us <= p99Us && p99Us <= maxUs).toBe(true);
      expect(maxUs).toBe(Math.max(...sample));
      expect(sample.filter((value) => value <= p50Us).length).toBeGreaterThanOrEqual(sample.length / 2);
    }),
  );
});
