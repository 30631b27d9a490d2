import { describe, expect, test } from 'vitest';
import { slopeOf } from './slope.ts';

describe('a slope', () => {
  test('is that of a line which goes through all points', () => {
    expect(
      slopeOf([
        [0, 3],
        [5, 13],
        [100, 203],
      ]),
    ).toBeCloseTo(2, 12);
  });

  test('is the least squares one of points beside a line', () => {
    // Worked out by hand: Σ(x−x̄)(y−ȳ) = 5, Σ(x−x̄)² = 5.
    expect(
      slopeOf([
        [1, 1],
        [2, 3],
        [3, 2],
        [4, 4.666_666_666_666_667],
      ]),
    ).toBeCloseTo(1, 12);
  });

  test.each([
    [[]],
    [[[1, 2]]],
    [
      [
        [1, 2],
        [1, 4],
      ],
    ],
  ] as const)('is none of %j', (points) => {
    expect(slopeOf(points)).toBeUndefined();
  });
});
