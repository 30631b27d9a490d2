import { describe, expect, test } from 'vitest';
import type { PageFigures, RunResult, TrialResult } from '../core/result.ts';
import { EXAMPLE_PARAMETERS, exampleResult } from './example-result.ts';
import { FORMATS } from './formats.ts';
import { observationTables } from './observation-tables.ts';
import { plainText } from './plain-table.ts';

const HEAD = { row: 'sse', order: 0, startedAt: '2026-01-02T03:04:06Z' } as const;

function looked(repetition: number, figures: Omit<PageFigures, 'metrics'>): TrialResult {
  return { ...HEAD, repetition, state: 'measured', warnings: [], metrics: { 'limit.opened': 6 }, ...figures };
}

function resultOf(load: 'connection-limit' | 'event-source-features', ...trials: TrialResult[]): RunResult {
  return exampleResult({ parameters: { ...EXAMPLE_PARAMETERS, load }, order: [['sse']], trials });
}

const OPENED = { subject: 'onopen\u001b', by: 'our half', shown: true, seen: 'fired' };
const MISSING = { subject: 'url', by: 'our half', shown: false, seen: 'it was empty' };

describe('what was seen in a browser', () => {
  test('is a table of features, of the last repetition, what was not shown in capitals', () => {
    const result = resultOf(
      'event-source-features',
      looked(0, { observations: [OPENED] }),
      looked(1, { observations: [OPENED, MISSING] }),
    );
    const [table, ...others] = observationTables(result);
    expect(others).toEqual([]);
    expect(table?.rows).toEqual([
      [expect.stringMatching(/^onopen/), 'yes', 'our half', 'fired'],
      ['url', 'NO', 'our half', 'it was empty'],
    ]);
    expect(table?.rows.flat().join()).not.toContain('\u001b');
  });

  test('is followed by the time-line of a ramp: its first steps, some of many, and the last two', () => {
    const timeline = Array.from({ length: 120 }, (_, index) => ({
      atUs: index * 10_000,
      asked: index + 1,
      accepted: Math.min(index + 1, 119),
      requests: Math.min(index + 1, 119),
      connections: 1,
    }));
    const result = resultOf('connection-limit', looked(0, { observations: [OPENED], timeline }));
    const [, ramp] = observationTables(result);
    expect(ramp?.rows.map(([, asked]) => Number(asked))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 50, 100, 119, 120]);
    expect(ramp?.rows.at(-1)).toEqual(['1190', '120', '119', '119', '1']);
    expect(FORMATS.table([{ source: 'a.json', result }], { all: false, colour: false })).toContain(
      plainText(ramp ?? { title: '', columns: [], rows: [], below: [] }),
    );
  });

  test('is nothing where a trial failed, or had a feed', () => {
    const failed: TrialResult = { ...HEAD, repetition: 0, state: 'failed', reason: 'a page crashed' };
    expect(observationTables(resultOf('connection-limit', failed))).toEqual([]);
    expect(observationTables(exampleResult())).toEqual([]);
  });
});
