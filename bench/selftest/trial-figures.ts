import type { MeasuredFigures, Parameters } from '../core/result.ts';
import type { Distribution } from '../core/measurement.ts';
import { decodeHistogram } from '../measure/histogram.ts';
import type { OnWindow } from '../run/measure-trial.ts';
import { runTrial } from '../run/trial.ts';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';
import type { RowId } from '../transports.ts';
import type { CheckContext } from './check.ts';

/** Evenly spaced events, so that what a disturbance hits can be told beforehand. */
export const SCENARIO: Parameters = {
  ...DEFAULT_PARAMETERS,
  agents: 4,
  ratePerSecond: 100,
  arrival: 'constant',
  warmupUs: 200_000,
  drainUs: 3_000_000,
};

export type TrialFigures = Pick<MeasuredFigures, 'metrics' | 'deliveries'> & {
  /** Why a run would not use this trial; empty when it would. */
  readonly reasons: readonly string[];
  readonly lateness: Distribution;
  readonly service: Distribution;
};

const SEED = 1;

/** Runs one trial in processes of its own, as `run` does. Rejects when it fails. */
export async function measureTrial(
  row: RowId,
  parameters: Parameters,
  { signal }: CheckContext,
  onWindow?: OnWindow,
): Promise<TrialFigures> {
  const outcome = await runTrial(
    { row, parameters, seed: SEED },
    { onPhase: () => undefined, signal, ...(onWindow === undefined ? {} : { onWindow }) },
  );
  if (outcome.state === 'failed') throw new Error(`a trial of ${row} failed: ${outcome.reason}`);
  const { metrics, deliveries, histograms } = outcome;
  return {
    metrics,
    deliveries,
    reasons: outcome.state === 'invalid' ? outcome.reasons : [],
    lateness: decodeHistogram(histograms.lateness),
    service: decodeHistogram(histograms.service),
  };
}

/** NaN where there is none. */
export function atPercent(distribution: Distribution, percent: number): number {
  return distribution.percentile(percent) ?? NaN;
}
