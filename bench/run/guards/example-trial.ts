import { distributionOf, exampleMeasurement } from '../../core/example-measurement.ts';
import type { Distribution, LinkMeasurement, Measurement } from '../../core/measurement.ts';
import type { Parameters } from '../../core/result.ts';
import { DEFAULT_PARAMETERS } from '../../suites/default-parameters.ts';
import type { RowId } from '../../transports.ts';
import type { GuardedTrial } from './guard.ts';

/** The scenario of the made-up measurement. */
export const FOUR_AGENTS: Parameters = { ...DEFAULT_PARAMETERS, agents: 4 };

/** A healthy trial with what is changed of it. */
export function trialWith(
  changes: Partial<Measurement>,
  row: RowId = 'sse',
  parameters: Partial<Parameters> = {},
): GuardedTrial {
  return {
    row,
    parameters: { ...FOUR_AGENTS, ...parameters },
    measurement: exampleMeasurement(changes),
  };
}

/** The same value so many times, for each pair. */
export function valuesOf(...runs: readonly (readonly [times: number, value: number])[]): Distribution {
  return distributionOf(runs.flatMap(([times, value]) => new Array<number>(times).fill(value)));
}

/** A healthy link that was asked for 20 ms each way, with what is changed of it. */
export function linkWith(changes: Partial<LinkMeasurement> = {}): LinkMeasurement {
  return {
    delayed: true,
    cpuUs: 1_000,
    utilisation: 0.1,
    pauses: 0,
    appliedDelay: { up: valuesOf([40, 20_400]), down: valuesOf([40, 20_400]) },
    transit: valuesOf([80, 30]),
    ...changes,
  };
}

export const DELAYED: Partial<Parameters> = { delayUpUs: 20_000, delayDownUs: 20_000 };
