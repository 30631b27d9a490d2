import type { MeasuredFigures, Parameters } from '../core/result.ts';
import type { Distribution } from '../core/measurement.ts';
import type { Microseconds } from '../core/units.ts';
import { decodeHistogram } from '../measure/histogram.ts';
import { stallMeter, type StallMeter } from '../measure/stall-meter.ts';
import type { OnWindow } from '../run/measure-trial.ts';
import { runTrial, type Phase } from '../run/trial.ts';
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
  /** What the machine was seen to do meanwhile to a process that nobody stopped: ours. */
  readonly disturbances: readonly string[];
  readonly lateness: Distribution;
  readonly service: Distribution;
};

const SEED = 1;

const LOOK_EVERY_US: Microseconds = 10_000;
/** What an idle process is kept waiting at most on a machine that has time for it. */
const LONGEST_WAIT_US: Microseconds = 50_000;
let ownStalls: StallMeter | undefined;

/** Runs one trial in processes of its own, as `run` does. Rejects when it fails. */
export async function measureTrial(
  row: RowId,
  parameters: Parameters,
  { signal }: CheckContext,
  onWindow?: OnWindow,
): Promise<TrialFigures> {
  const witness = (ownStalls ??= stallMeter(LOOK_EVERY_US));
  let stoodStillUs = 0;
  const onPhase = (phase: Phase): void => {
    if (phase === 'measure') witness.restart();
    if (phase === 'drain') stoodStillUs = witness.longestUs();
  };
  const outcome = await runTrial(
    { row, parameters, seed: SEED },
    { onPhase, signal, ...(onWindow === undefined ? {} : { onWindow }) },
  );
  if (outcome.state === 'failed') throw new Error(`a trial of ${row} failed: ${outcome.reason}`);
  const { metrics, deliveries, histograms } = outcome;
  return {
    metrics,
    deliveries,
    reasons: outcome.state === 'invalid' ? outcome.reasons : [],
    disturbances: disturbancesBy(stoodStillUs),
    lateness: decodeHistogram(histograms.lateness),
    service: decodeHistogram(histograms.service),
  };
}

function disturbancesBy(stoodStillUs: Microseconds): readonly string[] {
  const ms = Math.round(stoodStillUs / 1_000);
  return stoodStillUs > LONGEST_WAIT_US ? [`the machine kept the self-test itself waiting for ${ms} ms`] : [];
}

/** NaN where there is none. */
export function atPercent(distribution: Distribution, percent: number): number {
  return distribution.percentile(percent) ?? NaN;
}
