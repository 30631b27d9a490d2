import { describe, expect, test } from 'vitest';
import { driverSaturated } from './driver-saturated.ts';
import { trialWith } from './example-trial.ts';

describe('a saturated driver', () => {
  test.each([
    ['no idle time left', { client: { cpuUs: 0, utilisation: 0.81 } }, '81 %'],
    ['a core used up', { windowUs: 1_000_000, client: { cpuUs: 900_000, utilisation: 0.5 } }, '90 %'],
  ])('is one with %s', (_, changes, busy) => {
    expect(driverSaturated(trialWith(changes))).toBe(
      `the client process was busy ${busy} of the time and measured itself; use more --drivers or less load`,
    );
  });

  test('is none that was busy for exactly 80 %', () => {
    const changes = { windowUs: 10_000_000, client: { cpuUs: 8_000_000, utilisation: 0.8 } };
    expect(driverSaturated(trialWith(changes))).toBeUndefined();
  });

  test('is none of two that share more than a core', () => {
    const changes = { windowUs: 1_000_000, client: { cpuUs: 1_500_000, utilisation: 0.5 } };
    expect(driverSaturated(trialWith(changes, 'sse', { drivers: 2 }))).toBeUndefined();
    expect(driverSaturated(trialWith(changes))).toBeDefined();
  });
});
