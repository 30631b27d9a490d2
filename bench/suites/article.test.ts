import { describe, expect, test } from 'vitest';
import { ARTICLE, QUICK_ARTICLE } from './article.ts';
import { narrowed, plannedTimeUs } from './narrowed.ts';
import { contendersOf, type Suite } from './suite.ts';
import { SUITES } from './suites.ts';

const MINUTE_US = 60_000_000;

describe('the article', () => {
  test('takes less than 25 minutes in all, and a first look less than two', () => {
    expect(plannedTimeUs(ARTICLE)).toBeLessThan(24 * MINUTE_US);
    expect(plannedTimeUs(QUICK_ARTICLE)).toBeLessThan(2 * MINUTE_US);
  });

  test('runs only rows and variants that its suites have', () => {
    for (const run of [...ARTICLE, ...QUICK_ARTICLE]) {
      const whole: Suite = SUITES[run.suite];
      expect(whole.rows, run.suite).toEqual(expect.arrayContaining([...(run.rows ?? [])]));
      expect(Object.keys(whole.variants ?? {}), run.suite).toEqual(
        expect.arrayContaining([...(run.variants ?? [])]),
      );
    }
  });
});

describe('a narrowed suite', () => {
  const suite = narrowed({
    suite: 'duplex',
    repetitions: 3,
    rows: ['sse', 'websocket'],
    variants: ['bytes'],
    changes: { durationUs: 1_234_000 },
  });

  test('runs what was chosen, as often as asked', () => {
    expect(suite.repetitions).toBe(3);
    expect(contendersOf(suite, suite.rows)).toEqual([
      { row: 'sse', variant: 'bytes' },
      { row: 'websocket', variant: 'bytes' },
    ]);
  });

  test('is changed where its variants set the same, and there alone', () => {
    const { changes } = suite.variants?.['bytes'] ?? {};
    expect(changes).toEqual({ ...SUITES.duplex.variants['bytes']?.changes, durationUs: 1_234_000 });
    expect(suite.parameters.durationUs).toBe(1_234_000);
    expect(
      narrowed({ suite: 'bytes', repetitions: 1, changes: { agents: 2 } }).variants?.['bare']?.changes,
    ).toEqual({});
  });

  test('is the suite itself where nothing is changed', () => {
    expect(narrowed({ suite: 'sweep-poll', repetitions: 1 })).toEqual(SUITES['sweep-poll']);
  });
});
