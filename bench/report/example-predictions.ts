import type { Prediction } from '../core/prediction.ts';
import type { RunResult, TrialResult } from '../core/result.ts';
import { exampleResult, measuredTrial } from './example-result.ts';

/** Of a poll interval of 125 ms, for two repetitions; the control's own time comes on top once. */
export const EXAMPLE_PREDICTION: Prediction = {
  contender: 'polling',
  metric: 'lateness.mean',
  predicted: [62_500, 62_500],
  tolerance: { relative: 0.1, absolute: 1_000 },
  host: { of: 'lateness.p50', times: 1 },
  source: 'T/2 + d',
};

/** A trial of a contender with a variant. */
export function trialAt(
  row: string,
  variant: string,
  metrics: Parameters<typeof measuredTrial>[2],
): TrialResult {
  return { ...measuredTrial(row, 0, metrics), variant };
}

const EMPTY: Omit<Prediction, 'contender' | 'predicted'> = {
  metric: 'requests.empty',
  tolerance: { absolute: 0.02 },
  source: 'e^(−λT)',
};

/** Polling at λT = 1 and 2: at the first as predicted, at the second not; the control at one point alone. */
export function exampleSweep(changes: Partial<RunResult> = {}): RunResult {
  return exampleResult({
    suite: 'sweep-poll',
    variants: { 'λT 2': { ratePerSecond: 16 }, 'λT 1': { ratePerSecond: 8 } },
    sweep: {
      axis: { title: 'λT', unit: 'ratio' },
      points: { 'λT 2': 2, 'λT 1': 1 },
      metrics: ['requests.empty'],
    },
    predictions: [
      { ...EMPTY, contender: 'polling@λT 1', predicted: [0.367_9] },
      { ...EMPTY, contender: 'polling@λT 2', predicted: [0.135_3] },
    ],
    unpredicted: [{ contender: 'raw-tcp@λT 1', why: 'it is the control' }],
    order: [['polling@λT 1', 'polling@λT 2', 'raw-tcp@λT 1']],
    trials: [
      trialAt('polling', 'λT 1', { 'requests.empty': 0.37 }),
      trialAt('polling', 'λT 2', { 'requests.empty': 0.25 }),
      trialAt('raw-tcp', 'λT 1', { 'lateness.p50': 250 }),
    ],
    ...changes,
  });
}
