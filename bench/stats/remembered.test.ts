import { expect, test, vi } from 'vitest';
import { remembered } from './remembered.ts';

test('what was reckoned once is not reckoned again for the same arguments, and is for others', () => {
  const reckon = vi.fn((values: readonly number[], factor: number) => values.map((value) => value * factor));
  const sums = remembered(reckon);
  expect(sums([1, 2], 3)).toEqual([3, 6]);
  expect(sums([1, 2], 3)).toEqual([3, 6]);
  expect(reckon).toHaveBeenCalledTimes(1);
  expect(sums([12], 3)).toEqual([36]);
  expect(sums([1, 2], 4)).toEqual([4, 8]);
  expect(reckon).toHaveBeenCalledTimes(3);
});

test('infinities are told apart, from each other and from none', () => {
  const texts = remembered((value: number | null) => String(value));
  const values = [Infinity, -Infinity, NaN, null];
  expect(values.map((value) => texts(value))).toEqual(['Infinity', '-Infinity', 'NaN', 'null']);
});

test('what was reckoned longest ago may be forgotten, and is reckoned anew', () => {
  const reckon = vi.fn((value: number) => value + 1);
  const next = remembered(reckon);
  for (let value = 0; value < 3_000; value += 1) expect(next(value)).toBe(value + 1);
  expect(next(0)).toBe(1);
  expect(reckon).toHaveBeenCalledTimes(3_001);
});
