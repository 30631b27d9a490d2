import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROW_IDS } from '../transports.ts';
import { trialOrder } from './order.ts';

const SEEDS = fc.integer({ min: 0, max: 0xffffffff });

describe('the order of trials', () => {
  test('holds each row once in every repetition', () => {
    fc.assert(
      fc.property(SEEDS, fc.nat(12), (seed, repetitions) => {
        const order = trialOrder(ROW_IDS, repetitions, seed);
        expect(order).toHaveLength(repetitions);
        for (const rows of order) expect(rows.toSorted()).toEqual(ROW_IDS.toSorted());
      }),
    );
  });

  test('is the same for the same seed, however many repetitions follow', () => {
    fc.assert(
      fc.property(SEEDS, (seed) => {
        expect(trialOrder(ROW_IDS, 8, seed).slice(0, 3)).toEqual(trialOrder(ROW_IDS, 3, seed));
      }),
    );
  });

  test('differs between repetitions and between seeds', () => {
    const order = trialOrder(ROW_IDS, 10, 1).map((rows) => rows.join());
    expect(new Set(order).size).toBeGreaterThan(7);
    expect(trialOrder(ROW_IDS, 10, 2).map((rows) => rows.join())).not.toEqual(order);
  });

  test('gives no row a place of its own: each comes first about equally often', () => {
    const repetitions = 1_200;
    const firsts = Map.groupBy(trialOrder(ROW_IDS, repetitions, 5), ([first]) => first);
    for (const row of ROW_IDS) {
      const share = (firsts.get(row)?.length ?? 0) / repetitions;
      expect(Math.abs(share - 1 / ROW_IDS.length)).toBeLessThan(0.05);
    }
  });
});
