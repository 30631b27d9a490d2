import { expect, test } from 'vitest';
import { countResources, resourcesSince } from '../../contract/resources.ts';
import type { Spread } from '../../core/laboratory.ts';
import { NOISE_STEPS, sampleNoise, type NoiseStep } from './noise.ts';

function isOrdered({ p50Us, p99Us, maxUs }: Spread): boolean {
  return p50Us <= p99Us && p99Us <= maxUs;
}

test('a sample of this machine has every figure, and tells each step as it begins', async () => {
  const steps: NoiseStep[] = [];
  const { timers, stalls, roundTrip, otherLoadShare, stealShare, sampledUs } = await sampleNoise(
    60_000,
    (step) => steps.push(step),
  );
  expect(steps).toEqual(NOISE_STEPS);
  expect(sampledUs).toBeGreaterThanOrEqual(60_000);
  expect(isOrdered(timers)).toBe(true);
  expect(isOrdered(roundTrip)).toBe(true);
  expect(roundTrip.p50Us).toBeGreaterThan(0);
  for (const share of [stalls.lostShare, otherLoadShare ?? 0, stealShare ?? 0]) {
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThanOrEqual(1);
  }
});

test('a sample leaves nothing behind', async () => {
  const before = countResources();
  await sampleNoise(10_000);
  await expect.poll(() => resourcesSince(before)).toBe('');
});
