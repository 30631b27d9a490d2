import { describe, expect, test } from 'vitest';
import { CONTROL_ROW, ROW_IDS, rowOf } from '../transports.ts';
import { DEFAULT_PARAMETERS } from './default-parameters.ts';
import type { Suite } from './suite.ts';
import { SUITE_NAMES, SUITES } from './suites.ts';

const ENTRIES: readonly (readonly [string, Suite])[] = Object.entries(SUITES);

describe('the suites', () => {
  test('hold the one that runs unless another is named', () => {
    expect(SUITE_NAMES).toContain('quick');
  });

  test.each(ENTRIES)(
    '%s has rows of the registry, each once, the control among them if there is a feed',
    (_, { rows, title, parameters }) => {
      expect(rows.every((row) => ROW_IDS.includes(row))).toBe(true);
      expect(new Set(rows).size).toBe(rows.length);
      expect(rows.includes(CONTROL_ROW)).toBe(parameters.load === 'feed');
      expect(title).not.toBe('');
    },
  );

  test.each(ENTRIES)('%s has a whole scenario, and at least one repetition', (_, suite) => {
    expect(Object.keys(suite.parameters).toSorted()).toEqual(Object.keys(DEFAULT_PARAMETERS).toSorted());
    expect(suite.repetitions).toBeGreaterThanOrEqual(1);
  });

  test('quick takes every row once, in 40 s of plan at most', () => {
    const { rows, repetitions, parameters }: Suite = SUITES.quick;
    expect([rows, repetitions]).toEqual([ROW_IDS, 1]);
    expect((rows.length * (parameters.durationUs + parameters.warmupUs)) / 1_000_000).toBeLessThan(40);
  });

  test('fanout measures streams alone', () => {
    for (const row of SUITES.fanout.rows) expect(rowOf(row).pattern).toBe('stream');
  });
});
