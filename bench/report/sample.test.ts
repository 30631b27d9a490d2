import { describe, expect, test } from 'vitest';
import { sampleOf } from './sample.ts';

function of(...values: readonly number[]): ReturnType<typeof sampleOf> {
  return sampleOf(values.map((value, repetition) => ({ repetition, value })));
}

describe('a sample', () => {
  test('of an odd count has its middle value as median', () => {
    expect(of(9, 1, 5)).toMatchObject({ n: 3, median: 5, min: 1, max: 9 });
  });

  test('of an even count has the mean of the two in the middle', () => {
    expect(of(10, 1, 2, 9)).toMatchObject({ n: 4, median: 5.5, min: 1, max: 10 });
  });

  test('of one value is that value', () => {
    expect(of(7)).toMatchObject({ n: 1, median: 7, min: 7, max: 7 });
  });

  test('of nothing is none', () => {
    expect(of()).toBeUndefined();
  });

  test.each([
    [[1, Infinity, Infinity], Infinity],
    [[1, 2, Infinity], 2],
    [[1, Infinity], Infinity],
    [[Infinity, Infinity], Infinity],
  ])('ranks what never came above all else: %j', (values, median) => {
    expect(of(...values)?.median).toBe(median);
  });
});
