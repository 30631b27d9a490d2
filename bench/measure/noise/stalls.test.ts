import { describe, expect, test } from 'vitest';
import { sampleStalls, spin, stallsOf } from './stalls.ts';

/** A clock that moves on by these steps, one at each reading, and then by 1 µs. */
function clockOf(...stepsUs: readonly number[]): () => number {
  const steps = [...stepsUs];
  let us = 1_000_000;
  return () => (us += steps.shift() ?? 1);
}

describe('spinning', () => {
  test('sees the gaps in which it was not running, and none that are an interrupt long', () => {
    const gaps: number[] = [];
    spin(10_000, clockOf(0, 10, 2_001, 2_000, 5, 5_500, 700), (gapUs) => gaps.push(gapUs));
    expect(gaps).toEqual([2_001, 5_500]);
  });

  test('ends when its time is over, or after the stall in which it ran out', () => {
    expect(spin(100, clockOf(0), () => undefined)).toBe(100);
    expect(spin(100, clockOf(0, 50, 9_000), () => undefined)).toBe(9_050);
  });
});

test('stalls are told by how often, how long and how much of the time', () => {
  expect(stallsOf([3_000, 5_000, 2_000], 500_000)).toEqual({
    perSecond: 6,
    longestUs: 5_000,
    lostShare: 0.02,
  });
  expect(stallsOf([], 500_000)).toEqual({ perSecond: 0, longestUs: 0, lostShare: 0 });
});

test('a sample of this machine is a share of the time, and lets others have their turn', async () => {
  let turns = 0;
  setImmediate(() => (turns += 1));
  const { lostShare, longestUs, perSecond } = await sampleStalls(20_000);
  expect(turns).toBe(1);
  expect(lostShare).toBeGreaterThanOrEqual(0);
  expect(lostShare).toBeLessThanOrEqual(1);
  expect(perSecond === 0).toBe(longestUs === 0);
});
