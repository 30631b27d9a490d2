import { describe, expect, test } from 'vitest';
import { failedTrial, invalidTrial } from '../report/example-result.ts';
import { compared, compareLate, exampleRun, firstCell, late, TEN } from './example-runs.ts';

describe('a side', () => {
  test('has the 95 % interval of its median, or with fewer than 6 repetitions its range', () => {
    expect(firstCell(compareLate(TEN, [1, 2, 3, 4, 5, 6])).side?.spread).toEqual({
      kind: 'interval',
      low: 1,
      high: 6,
    });
    expect(firstCell(compareLate(TEN, [1, 2, 3, 4, 5])).side?.spread).toEqual({
      kind: 'range',
      low: 1,
      high: 5,
    });
  });

  test('has nothing of trials that do not hold, and says which were left out', () => {
    const base = exampleRun('base', late(TEN));
    const whole = exampleRun('new', late(TEN));
    const trials = [
      ...whole.result.trials.slice(2),
      invalidTrial('sse', 0, { 'lateness.p50': 1 }, 'client saturated'),
      failedTrial('sse', 1, 'no server'),
    ];
    const comparison = compared(
      [base, { ...whole, result: { ...whole.result, trials } }],
      {},
      'lateness.p50',
    );
    expect(firstCell(comparison).side?.sample.n).toBe(8);
    expect(comparison.remarks).toEqual([
      '! SSE (HTTP/1.1) in new: invalid in repetition 1: client saturated',
      '! SSE (HTTP/1.1) in new: failed in repetition 2: no server',
    ]);
  });

  test('keeps what stands out, and says so', () => {
    const comparison = compareLate(TEN, [...TEN.slice(0, 9), 900]);
    expect(firstCell(comparison).side).toMatchObject({ outliers: [9], sample: { n: 10, max: 900 } });
    expect(comparison.remarks).toEqual([
      '? SSE (HTTP/1.1) in new: far from the others, and kept, repetition 10 of lateness.p50',
    ]);
  });

  test('with an infinite value says in which repetition events never came', () => {
    expect(compareLate(TEN, [...TEN.slice(0, 9), null]).remarks).toEqual([
      '! SSE (HTTP/1.1) in new: ∞ in repetition 10, by events that never came: lateness.p50',
    ]);
  });
});

describe('the remarks tell', () => {
  const base = exampleRun('base', late(TEN));

  test('a run that was interrupted, or is not finished', () => {
    const runs = (state: 'interrupted' | 'running') => [base, exampleRun('new', late(TEN), { state })];
    expect(compared(runs('interrupted'), {}, 'lateness.p50').remarks).toContainEqual(
      expect.stringMatching(/^! new was interrupted/),
    );
    expect(compared(runs('running'), {}, 'lateness.p50').remarks).toContainEqual(
      expect.stringMatching(/^! new did not finish/),
    );
  });

  test('changes that were not committed', () => {
    const environment = { ...base.result.environment, gitCommit: 'abc+' };
    expect(compared([base, exampleRun('new', late(TEN), { environment })]).remarks).toContain(
      '? new was measured with changes that were not committed (abc+)',
    );
  });

  test('a row and a figure that is on one side only', () => {
    const changed = exampleRun('new', { sse: { 'lateness.p50': TEN }, polling: { lost: [0] } });
    const both = exampleRun('base', { sse: { 'lateness.p50': TEN, 'server.cpu': TEN } });
    const { remarks } = compared([both, changed], {}, 'lateness.p50', 'server.cpu', 'bytes.down');
    expect(remarks).toContain('– only in new: polling');
    expect(remarks).toContain('– SSE (HTTP/1.1) in new: no value of server.cpu');
    expect(remarks).toContain('– no row has a value of bytes.down');
  });

  test('a side of which no trial holds', () => {
    const trials = [failedTrial('sse', 0, 'no server')];
    const { remarks, tables } = compared([base, exampleRun('new', {}, { trials })], {}, 'lateness.p50');
    expect(remarks).toContain('! SSE (HTTP/1.1) in new: no trial holds, so nothing is said of lateness.p50');
    expect(tables[0]?.rows[0]?.cells[1]).toMatchObject({ side: undefined, change: undefined });
  });
});
