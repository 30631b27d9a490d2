import { describe, expect, test } from 'vitest';
import { crossingOf, type Point } from './crossing.ts';

const LINEAR = { at: 'linear', value: 'linear' } as const;
const along = (value: (at: number) => number, ...at: readonly number[]): readonly Point[] =>
  at.map((x) => ({ at: x, value: value(x) }));

describe('where a curve crosses a level', () => {
  test('is interpolated exactly where it is straight in the scales given', () => {
    const cases = [
      crossingOf(
        along((x) => 3 * x, 1, 4),
        6,
        LINEAR,
      ),
      crossingOf(
        along((x) => Math.exp(-x), 0.3, 1.9),
        Math.exp(-1),
        { at: 'linear', value: 'log' },
      ),
      crossingOf(
        along((x) => 1 / x, 0.5, 3),
        0.4,
        { at: 'log', value: 'log' },
      ),
    ];
    for (const [index, at] of [2, 1, 2.5].entries()) {
      expect(cases[index]).toEqual({
        from: index === 0 ? 'below' : 'above',
        at: expect.closeTo(at, 10) as number,
        between: [0, 1],
      });
    }
  });

  test('is between the points to either side of it, the level itself being below', () => {
    const falling = along((x) => 5 - x, 1, 2, 3, 4);
    expect(crossingOf(falling, 2, LINEAR)).toEqual({ from: 'above', at: 3, between: [1, 2] });
  });

  test('is nowhere where all of it is on one side, the level itself being below', () => {
    expect(
      crossingOf(
        along(() => 2, 1, 2),
        1,
        LINEAR,
      ),
    ).toEqual({ side: 'above' });
    expect(
      crossingOf(
        along(() => 1, 1, 2),
        1,
        LINEAR,
      ),
    ).toEqual({ side: 'below' });
  });

  test('is not told where it crosses to and fro', () => {
    const zigzag = along((x) => x % 2, 1, 2, 3);
    expect(crossingOf(zigzag, 0.5, LINEAR)).toEqual({ side: 'both, more than once' });
  });

  test('falls back to straight lines where there is no logarithm', () => {
    expect(
      crossingOf(
        along((x) => x, 0, 2),
        1,
        { at: 'log', value: 'log' },
      ),
    ).toEqual({ from: 'below', at: 1, between: [0, 1] });
  });
});
