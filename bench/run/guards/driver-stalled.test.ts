import { expect, test } from 'vitest';
import { distributionOf, exampleMeasurement } from '../../core/example-measurement.ts';
import type { LinkMeasurement, Measurement } from '../../core/measurement.ts';
import { DEFAULT_PARAMETERS } from '../../suites/default-parameters.ts';
import { driverStalled } from './driver-stalled.ts';

function verdict(changes: Partial<Measurement>): string | undefined {
  const measurement = exampleMeasurement(changes);
  return driverStalled({ row: 'sse', parameters: DEFAULT_PARAMETERS, measurement });
}

const STALL = { windowUs: 10_000_000, longestClientStallUs: 612_000 };

test('a client that stood still is named, with the time', () => {
  expect(verdict(STALL)).toMatch(/^a client process stood still for 612\.0 ms or more: /);
});

test.each<readonly [string, Partial<Measurement>]>([
  ['that every machine has', { ...STALL, longestClientStallUs: 100_000 }],
  ['within a hundredth of the window', { ...STALL, windowUs: 61_200_000 }],
  ['within a tenth of the lateness', { ...STALL, lateness: distributionOf([6_120_000]) }],
])('a stall %s is tolerated', (_, changes) => {
  expect(verdict(changes)).toBeUndefined();
});

test('a stall counts through a link only where times are told', () => {
  const link = (delayed: boolean): LinkMeasurement => ({
    delayed,
    cpuUs: 0,
    utilisation: 0,
    pauses: 0,
    appliedDelay: { up: distributionOf([]), down: distributionOf([]) },
    transit: distributionOf([]),
  });
  expect(verdict({ ...STALL, link: link(false) })).toBeUndefined();
  expect(verdict({ ...STALL, link: link(true) })).toBeDefined();
});
