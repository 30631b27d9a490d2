import { describe, expect, test } from 'vitest';
import type { Prediction } from '../core/prediction.ts';
import { expectedOf, verdictOf } from './judgement.ts';

const PREDICTION: Prediction = {
  contender: 'polling',
  metric: 'lateness.mean',
  predicted: [100, 200, 400],
  tolerance: { relative: 0.1, absolute: 5 },
  host: { of: 'lateness.p50', times: 2 },
  source: 'T/2 + d',
};

const noControl = (): undefined => undefined;

describe('what is expected', () => {
  test('is the median over the repetitions that hold', () => {
    expect(expectedOf(PREDICTION, [0, 1, 2], noControl).value).toBe(200);
    expect(expectedOf(PREDICTION, [0, 2], noControl).value).toBe(250);
    expect(expectedOf(PREDICTION, [], noControl).value).toBe(200);
  });

  test('has an unknown share of the host where there is no control', () => {
    expect(expectedOf(PREDICTION, [0], noControl).hostShare).toBeUndefined();
  });

  test("has the control's own time on top, as often as the formula passes through the host", () => {
    const expected = expectedOf(PREDICTION, [0], (of) => (of === 'lateness.p50' ? 15 : NaN));
    expect(expected).toEqual({ value: 130, hostShare: 30, allowed: 18 });
  });

  test('is the formula alone where it does not pass through the host', () => {
    const { host, ...without } = PREDICTION;
    expect(host).toBeDefined();
    expect(expectedOf(without, [0], () => 15)).toEqual({ value: 100, hostShare: 0, allowed: 15 });
  });

  test('is exact without a tolerance', () => {
    expect(expectedOf({ ...PREDICTION, tolerance: {} }, [0], noControl).allowed).toBe(0);
  });
});

describe('a measurement', () => {
  const EXPECTED = { value: 100, hostShare: 0, allowed: 10 };
  const TWO_SIDED = { isBound: false, isShare: false };
  const BOUND = { isBound: true, isShare: false };

  test.each([
    [90, 'within'],
    [110, 'within'],
    [89, 'off'],
    [111, 'off'],
    [Infinity, 'off'],
    [undefined, 'not measured'],
  ] as const)('of %d where 100 ± 10 is expected is %s', (measured, verdict) => {
    expect(verdictOf(EXPECTED, measured, TWO_SIDED)).toBe(verdict);
  });

  test('may be as far below a bound as it likes', () => {
    expect(verdictOf(EXPECTED, 1, BOUND)).toBe('within');
    expect(verdictOf(EXPECTED, 111, BOUND)).toBe('off');
  });

  test('that is exact is not off by a rounding of the sum', () => {
    const exact = { value: 0.1 + 0.2, hostShare: 0, allowed: 0 };
    expect(verdictOf(exact, 0.3, TWO_SIDED)).toBe('within');
    expect(verdictOf(exact, 0.300_001, TWO_SIDED)).toBe('off');
  });

  test.each([
    [50, 'within'],
    [51, 'loose'],
  ] as const)(
    'that is allowed to be off by %d of 100 is %s, unless it is a bound or a share',
    (allowed, verdict) => {
      expect(verdictOf({ ...EXPECTED, allowed }, 100, TWO_SIDED)).toBe(verdict);
      expect(verdictOf({ ...EXPECTED, allowed }, 100, BOUND)).toBe('within');
      expect(verdictOf({ ...EXPECTED, allowed }, 100, { ...TWO_SIDED, isShare: true })).toBe('within');
      expect(verdictOf({ ...EXPECTED, allowed }, 200, TWO_SIDED)).toBe('off');
    },
  );

  test('is not judged where nothing is known of the host', () => {
    const unknown = { ...EXPECTED, hostShare: undefined };
    expect(verdictOf(unknown, 1_000, TWO_SIDED)).toBe('no control');
    expect(verdictOf(unknown, undefined, TWO_SIDED)).toBe('not measured');
  });
});
