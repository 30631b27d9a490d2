import { describe, expect, test } from 'vitest';
import type { Laboratory } from '../core/laboratory.ts';
import { EXAMPLE_ENVIRONMENT, EXAMPLE_LABORATORY, exampleResult } from './example-result.ts';
import { describeLaboratory, laboratoryNotes, laboratoryOf } from './laboratory.ts';

const NOISY: Laboratory = {
  sampledUs: 1_000_000,
  timers: { p50Us: 100, p99Us: 3_456, maxUs: 9_000 },
  stalls: { perSecond: 12, longestUs: 18_321, lostShare: 0.1234 },
  roundTrip: { p50Us: 100, p99Us: 6_000, maxUs: 9_000 },
  otherLoadShare: 0.5,
  stealShare: 0.04,
};

function resultWith(laboratory: Laboratory, stealShare?: number | null) {
  const environment = { ...EXAMPLE_ENVIRONMENT, laboratory };
  return exampleResult({ environment, ...(stealShare === undefined ? {} : { stealShare }) });
}

describe('the words for a laboratory', () => {
  test('say of each figure what was found, in two digits, and what it means', () => {
    const { grade, reasons } = describeLaboratory(NOISY);
    expect(grade).toBe('poor');
    const found = [
      ['timers', 'fair', /^timers fire up to 3\.5 ms late .* differences of lateness below that/],
      ['stalls', 'poor', /12 % of its time to stalls of up to 18 ms; p99 of lateness/],
      ['roundTrip', 'poor', /up to 6 ms \(p99\); push transports cannot be told apart/],
      ['otherLoad', 'poor', /took 50 % of the CPU/],
      ['steal', 'fair', /gave 4 % of the CPU time to others; lateness .* CPU figures/],
    ] as const;
    expect(reasons).toEqual(
      found.map(([figure, grade, text]) => ({
        figure,
        grade,
        text: expect.stringMatching(text) as string,
      })),
    );
  });

  test('are none for a good one', () => {
    expect(describeLaboratory(EXAMPLE_LABORATORY)).toEqual({ grade: 'good', reasons: [] });
    expect(laboratoryNotes(resultWith(EXAMPLE_LABORATORY))).toEqual([]);
  });

  test('stand below a table, each with the grade of the whole', () => {
    const notes = laboratoryNotes(resultWith(NOISY));
    expect(notes).toHaveLength(5);
    for (const note of notes) expect(note).toMatch(/^A poor laboratory: .*\.$/);
  });
});

describe('the laboratory of a run', () => {
  test('is unknown when nobody looked', () => {
    expect(laboratoryOf(exampleResult({ stealShare: 0.5 }))).toBeUndefined();
    expect(laboratoryNotes(exampleResult())).toEqual([]);
  });

  test('has the steal of the whole run, where that is known', () => {
    expect(laboratoryOf(resultWith(EXAMPLE_LABORATORY, 0.2))?.stealShare).toBe(0.2);
    expect(laboratoryOf(resultWith(NOISY, null))?.stealShare).toBe(0.04);
    expect(laboratoryNotes(resultWith(EXAMPLE_LABORATORY, 0.2)).join()).toMatch(
      /^A poor laboratory: the hypervisor/,
    );
  });
});
