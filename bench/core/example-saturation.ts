import { distributionOf } from './example-measurement.ts';
import type { SaturationMeasurement } from './saturation.ts';

/** Made-up measurements for tests: a healthy trial without a feed whose server is the limit, and what is changed. */
export function exampleSaturation(changes: Partial<SaturationMeasurement> = {}): SaturationMeasurement {
  return {
    windowUs: 2_000_000,
    polls: EXAMPLE_POLLS,
    answeredPerSecond: 10_000,
    responseTime: distributionOf([400, 500, 900]),
    connections: { planned: 10, open: 10, opened: 0 },
    bytes: { up: 1_700_000, down: 3_180_000 },
    server: { cpuUs: 2_000_000, utilisation: 0.99 },
    client: { cpuUs: 800_000, utilisation: 0.5 },
    ...changes,
  };
}

export const EXAMPLE_POLLS: SaturationMeasurement['polls'] = {
  answered: 20_000,
  received: 20_000,
  unexpected: 0,
  errors: 0,
  timeouts: 0,
};
