import { describe, expect, test } from 'vitest';
import type { LatenessQuarter } from '../../core/measurement.ts';
import type { Parameters } from '../../core/result.ts';
import type { RowId } from '../../transports.ts';
import { BUSY, CALM, simulatedTrial, type Disturbance } from './example-lateness.ts';
import { FOUR_AGENTS, linkWith, trialWith, valuesOf } from './example-trial.ts';
import { latenessDrifting } from './lateness-drifting.ts';

/** Quarters of 40 deliveries each, all of them so late. */
function quartersAt(...medians: readonly number[]): readonly LatenessQuarter[] {
  return medians.map((median) => ({ expected: 40, lateness: valuesOf([40, median]) }));
}

function isReason(
  quarters: readonly LatenessQuarter[],
  row: RowId = 'sse',
  parameters: Partial<Parameters> = {},
  planned = 40,
): boolean {
  return latenessDrifting(trialWith({ quarters, planned }, row, parameters)) !== undefined;
}

describe('lateness by quarters of the window', () => {
  test('that goes up all the way is found, and so is one that goes down', () => {
    const quarters = quartersAt(2_000, 4_000, 6_000, 8_000);
    expect(latenessDrifting(trialWith({ quarters, planned: 40 }))).toBe(
      'the lateness never settled: its median was 2.0 ms, 4.0 ms, 6.0 ms, 8.0 ms in the quarters of the window',
    );
    expect(isReason(quarters.toReversed())).toBe(true);
  });

  test('that ends with events that never came is infinite there', () => {
    const lost = { expected: 40, lateness: valuesOf([9, 2_000]) };
    const quarters = [...quartersAt(2_000, 4_000, 6_000), lost];
    expect(latenessDrifting(trialWith({ quarters, planned: 40 }))).toContain('6.0 ms, ∞ in the quarters');
  });

  test.each([
    ['is steady', quartersAt(2_000, 2_000, 2_000, 2_000)],
    ['has one bad quarter', quartersAt(2_000, 90_000, 3_000, 9_000)],
    ['stands still in between', quartersAt(2_000, 6_000, 6_000, 9_000)],
    ['rises by 5 ms', quartersAt(2_000, 4_000, 6_000, 7_000)],
    ['rises to less than twice as much', quartersAt(20_000, 25_000, 30_000, 39_999)],
  ])('that %s is none', (_, quarters) => {
    expect(isReason(quarters)).toBe(false);
  });

  test('that rises just beyond each limit is found', () => {
    expect(isReason(quartersAt(2_000, 4_000, 6_000, 7_001))).toBe(true);
    expect(isReason(quartersAt(20_000, 25_000, 30_000, 40_000))).toBe(true);
  });

  test('that overlaps in its middle halves is none', () => {
    const scattered = (half: number, other: number): LatenessQuarter => ({
      expected: 40,
      lateness: valuesOf([21, half], [19, other]),
    });
    const between = quartersAt(9_000, 12_000);
    expect(isReason([scattered(2_000, 30_000), ...between, scattered(20_000, 1_000)])).toBe(false);
    expect(isReason([scattered(2_000, 19_000), ...between, scattered(20_000, 21_000)])).toBe(true);
  });

  test('is judged from 7 events a quarter up', () => {
    const quarters = quartersAt(2_000, 4_000, 6_000, 8_000);
    expect(isReason(quarters, 'sse', {}, 27)).toBe(false);
    expect(isReason(quarters, 'sse', {}, 28)).toBe(true);
  });

  test('may wander through an interval of the polls, and the way that a held request is away', () => {
    const wandering = quartersAt(1_000, 40_000, 80_000, 106_000);
    const polls = { pollEveryUs: 100_000 };
    expect(isReason(wandering, 'polling', polls)).toBe(false);
    expect(isReason(wandering, 'long-polling', { delayUpUs: 50_000, delayDownUs: 50_000 })).toBe(false);
    expect(isReason(wandering, 'long-polling', polls)).toBe(true);
    expect(isReason(quartersAt(1_000, 40_000, 80_000, 106_001), 'polling', polls)).toBe(true);
  });

  test('is left alone where a link for its ledger alone leaves every time out', () => {
    const quarters = quartersAt(2_000, 4_000, 6_000, 8_000);
    const link = linkWith({ delayed: false });
    expect(latenessDrifting(trialWith({ quarters, planned: 40, link }))).toBeUndefined();
  });
});

describe('the rate of false alarms', () => {
  /** As wild as it gets: the median of a quarter is the median of ten exponential draws. */
  const wild: Disturbance = (_, random) => -41_000 * Math.log(1 - random());

  /** Of more trials where fewer agents make them cheaper. */
  function foundIn(row: RowId, parameters: Partial<Parameters>, disturb: Disturbance): number {
    const trials = parameters.agents === 1 ? 4_000 : 500;
    const seeds = Array.from({ length: trials }, (_, seed) => seed + 1);
    const trialOf = (seed: number) => simulatedTrial(row, { ...FOUR_AGENTS, ...parameters }, seed, disturb);
    return seeds.filter((seed) => latenessDrifting(trialOf(seed)) !== undefined).length / trials;
  }

  test.each<readonly [string, RowId, Partial<Parameters>, Disturbance]>([
    ['polls', 'polling', { agents: 20 }, BUSY],
    ['polls of one agent', 'polling', { agents: 1 }, CALM],
    [
      'polls that beat against the feed',
      'polling',
      { agents: 1, arrival: 'constant', pollEveryUs: 1_020_000 },
      CALM,
    ],
    ['held requests', 'long-polling', {}, BUSY],
    ['held requests that are away', 'long-polling', { delayUpUs: 100_000, delayDownUs: 100_000 }, CALM],
    ['streams', 'sse', { agents: 20 }, BUSY],
    ['streams on a machine gone wild', 'sse', { agents: 1 }, wild],
    [
      'streams with the fewest events that are judged',
      'sse',
      { agents: 1, arrival: 'constant', ratePerSecond: 2.8 },
      wild,
    ],
  ])('of %s is below 1 %%', (_, row, parameters, disturb) => {
    expect(foundIn(row, parameters, disturb)).toBeLessThan(0.01);
  });

  test('does not come from finding nothing: a queue that grows by 2 ms a second is found', () => {
    const growing =
      (disturb: Disturbance): Disturbance =>
      (dueUs, random) =>
        disturb(dueUs, random) + dueUs * 0.002;
    expect(foundIn('sse', {}, growing(CALM))).toBeGreaterThan(0.95);
    expect(foundIn('sse', {}, growing(BUSY))).toBeGreaterThan(0.8);
    expect(foundIn('long-polling', {}, growing(CALM))).toBeGreaterThan(0.95);
  });
});
