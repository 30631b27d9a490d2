import { describe, expect, test } from 'vitest';
import { tailOf, toleratedUs } from './tail.ts';
import { valuesOf } from './example-trial.ts';

describe('the tail of a distribution', () => {
  test.each([
    [100, 99],
    [199, 198],
    [200, 198],
    [1_000, 990],
  ])('of %d values is its p99', (count, p99) => {
    const values = valuesOf(...Array.from({ length: count }, (_, index) => [1, index + 1] as const));
    expect(tailOf(values)).toBe(p99);
    expect(tailOf(values)).toBe(values.percentile(99));
  });

  test.each([2, 16, 40, 99])('of %d values is the greatest but one', (count) => {
    expect(tailOf(valuesOf([count - 1, 7], [1, 90_000]))).toBe(7);
    expect(tailOf(valuesOf([count - 2, 7], [2, 90_000]))).toBe(90_000);
  });

  test('leaves out what one cause can make late, where that is more than 1 %', () => {
    expect(tailOf(valuesOf([380, 7], [20, 90_000]), 20)).toBe(7);
    expect(tailOf(valuesOf([379, 7], [21, 90_000]), 20)).toBe(90_000);
    expect(tailOf(valuesOf([9_900, 7], [100, 90_000]), 20)).toBe(7);
  });

  test.each([
    [0, 1],
    [1, 1],
    [20, 20],
  ])('of %d values of which %d go together is unknown', (count, perCause) => {
    expect(tailOf(valuesOf([count, 7]), perCause)).toBeUndefined();
  });
});

describe('what timers may add', () => {
  test.each([
    [0, 5_000],
    [50_000, 5_000],
    [50_010, 5_001],
    [500_000, 50_000],
  ])('to a median lateness of %d µs is %d µs', (median, tolerated) => {
    expect(toleratedUs({ lateness: valuesOf([3, median]) })).toBe(tolerated);
  });

  test('is 5 ms where nothing came at all', () => {
    expect(toleratedUs({ lateness: valuesOf() })).toBe(5_000);
  });
});
