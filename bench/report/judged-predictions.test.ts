import { describe, expect, test } from 'vitest';
import type { Prediction } from '../core/prediction.ts';
import { EXAMPLE_PREDICTION, exampleSweep, trialAt } from './example-predictions.ts';
import { exampleResult, invalidTrial, measuredTrial } from './example-result.ts';
import { judgedPredictions } from './judged-predictions.ts';

const LATE = { 'lateness.mean': 66_000 };

function judgedOf(...args: Parameters<typeof exampleResult>) {
  return judgedPredictions(
    exampleResult({ predictions: [EXAMPLE_PREDICTION], repetitions: 2, ...args[0] }),
  )[0];
}

describe('a prediction', () => {
  test("is judged with the control's own time on top", () => {
    const trials = [
      measuredTrial('polling', 0, LATE),
      measuredTrial('raw-tcp', 0, { 'lateness.p50': 1_500 }),
    ];
    expect(judgedOf({ trials })).toMatchObject({
      contender: 'polling',
      label: 'polling',
      verdict: 'within',
      expected: { value: 64_000, hostShare: 1_500, allowed: 7_400 },
      measured: { median: 66_000, n: 1 },
    });
  });

  test('is not judged where no control was measured, and has its formula', () => {
    const lost = measuredTrial('raw-tcp', 0, { 'lateness.p50': null });
    for (const others of [[], [lost]]) {
      const judged = judgedOf({ order: [], trials: [measuredTrial('polling', 0, LATE), ...others] });
      expect(judged?.expected).toEqual({ value: 62_500, hostShare: undefined, allowed: 7_250 });
      expect(judged?.verdict).toBe('no control');
    }
  });

  test('is judged by the repetitions that hold, and by none where none does', () => {
    const predictions = [{ ...EXAMPLE_PREDICTION, predicted: [10_000, 62_500] }];
    const invalid = invalidTrial('polling', 0, LATE, 'noisy');
    const measured = measuredTrial('polling', 1, LATE);
    expect(judgedOf({ predictions, order: [], trials: [invalid, measured] })?.expected.value).toBe(62_500);
    const without = judgedOf({ predictions, order: [], trials: [invalid] });
    expect(without).toMatchObject({ verdict: 'not measured', measured: undefined });
  });

  test('of a metric that this version does not know is left out', () => {
    const predictions = [{ ...EXAMPLE_PREDICTION, metric: 'lateness.of-tomorrow' }];
    expect(judgedPredictions(exampleResult({ predictions }))).toEqual([]);
  });
});

test('a variant has the host of its own control, less the delay of its scenario, else that of all controls', () => {
  const prediction = (variant: string): Prediction => ({
    ...EXAMPLE_PREDICTION,
    contender: `polling@${variant}`,
  });
  const result = exampleSweep({
    variants: { slow: { delayDownUs: 5_000 }, slower: { delayDownUs: 25_000 }, alone: {} },
    predictions: ['slow', 'slower', 'alone'].map(prediction),
    order: [],
    trials: [
      ...['slow', 'slower', 'alone'].map((variant) => trialAt('polling', variant, LATE)),
      trialAt('raw-tcp', 'slow', { 'lateness.p50': 6_000 }),
      trialAt('raw-tcp', 'slower', { 'lateness.p50': 29_000 }),
    ],
  });
  const shares = judgedPredictions(result).map(({ expected }) => expected.hostShare);
  expect(shares).toEqual([1_000, 4_000, 2_500]);
});
