import { describe, expect, test } from 'vitest';
import { exampleResult, failedTrial, invalidTrial, measuredTrial } from './example-result.ts';
import { summarise, type RowSummary } from './summary.ts';
import type { RunResult } from '../core/result.ts';

function rowOf(result: RunResult, row: string): RowSummary {
  const found = summarise(result).rows.find((summary) => summary.row === row);
  if (found === undefined) throw new Error(`no row ${row}`);
  return found;
}

describe('a summary', () => {
  test('has the median, least and greatest of the repetitions', () => {
    const trials = [30, 10, 20].map((value, repetition) =>
      measuredTrial('sse', repetition, { 'lateness.p50': value }),
    );
    expect(rowOf(exampleResult({ trials }), 'sse').samples.get('lateness.p50')).toEqual({
      values: [
        { repetition: 0, value: 30 },
        { repetition: 1, value: 10 },
        { repetition: 2, value: 20 },
      ],
      n: 3,
      median: 20,
      min: 10,
      max: 30,
    });
  });

  test('takes null for infinite', () => {
    const trials = [measuredTrial('sse', 0, { 'lateness.p99': null })];
    expect(rowOf(exampleResult({ trials }), 'sse').samples.get('lateness.p99')?.median).toBe(Infinity);
  });

  test('draws nothing from trials that do not hold, and keeps their reasons', () => {
    const trials = [
      measuredTrial('sse', 0, { delivered: 10 }, ['noisy']),
      invalidTrial('sse', 1, { delivered: 99 }, 'client saturated'),
      failedTrial('sse', 2, 'no server'),
      failedTrial('sse', 3, 'no server'),
    ];
    const { samples, trials: counts, remarks } = rowOf(exampleResult({ trials }), 'sse');
    expect(samples.get('delivered')).toMatchObject({ n: 1, median: 10, max: 10 });
    expect(counts).toEqual({ measured: 1, invalid: 1, failed: 2 });
    expect(remarks).toEqual([
      { kind: 'warning', repetitions: [0], mended: false, text: 'noisy' },
      { kind: 'invalid', repetitions: [1], mended: false, text: 'client saturated' },
      { kind: 'failed', repetitions: [2, 3], mended: false, text: 'no server' },
    ]);
  });

  test('says once why a trial was invalid that came out alike when it was run again', () => {
    const trials = [invalidTrial('sse', 0, {}, 'noisy'), invalidTrial('sse', 0, {}, 'noisy')];
    expect(rowOf(exampleResult({ trials }), 'sse')).toMatchObject({
      trials: { invalid: 2 },
      remarks: [{ kind: 'invalid', repetitions: [0], text: 'noisy' }],
    });
  });

  test('tells trials that were run again and hold now from those that never did', () => {
    const trials = [
      invalidTrial('sse', 0, {}, 'noisy'),
      measuredTrial('sse', 0, {}, ['slow']),
      invalidTrial('sse', 1, {}, 'noisy'),
    ];
    expect(rowOf(exampleResult({ trials }), 'sse').remarks).toEqual([
      { kind: 'invalid', repetitions: [0], mended: true, text: 'noisy' },
      { kind: 'warning', repetitions: [0], mended: false, text: 'slow' },
      { kind: 'invalid', repetitions: [1], mended: false, text: 'noisy' },
    ]);
  });

  test('leaves out metrics without a value, and does not know those of other versions', () => {
    const trials = [measuredTrial('sse', 0, { delivered: 1, 'metric.of-tomorrow': 2 })];
    expect([...rowOf(exampleResult({ trials }), 'sse').samples.keys()]).toEqual(['delivered']);
  });
});

describe('multiples of the control', () => {
  function multiples(
    trials: RunResult['trials'],
  ): readonly { repetition: number; value: number }[] | undefined {
    return rowOf(exampleResult({ trials }), 'sse').samples.get('server.cpu.x')?.values;
  }
  const cpu = (row: string, repetition: number, value: number | null) =>
    measuredTrial(row, repetition, { 'server.cpu': value });

  test('are taken within each repetition, in whatever order its trials ran', () => {
    const trials = [cpu('sse', 1, 90), cpu('sse', 0, 20), cpu('raw-tcp', 0, 10), cpu('raw-tcp', 1, 30)];
    expect(multiples(trials)).toEqual([
      { repetition: 0, value: 2 },
      { repetition: 1, value: 3 },
    ]);
  });

  test('are missing where the control failed in that repetition, or its trial does not hold', () => {
    const invalid = invalidTrial('raw-tcp', 1, { 'server.cpu': 10 }, 'noisy');
    const trials = [0, 1, 2].map((repetition) => cpu('sse', repetition, 20));
    expect(multiples([...trials, cpu('raw-tcp', 0, 10), invalid, failedTrial('raw-tcp', 2, 'gone')])).toEqual(
      [{ repetition: 0, value: 2 }],
    );
  });

  test.each([0, -5, null])('are missing where the control is %s, which has no multiples', (floor) => {
    expect(multiples([cpu('sse', 0, 20), cpu('raw-tcp', 0, floor)])).toBeUndefined();
  });

  test('are not taken from the file', () => {
    const stored = measuredTrial('sse', 0, { 'server.cpu': 20, 'server.cpu.x': 77 });
    expect(multiples([stored, cpu('raw-tcp', 0, 10)])).toEqual([{ repetition: 0, value: 2 }]);
  });
});

describe('the rows of a summary', () => {
  const rows = (result: RunResult): readonly string[] => summarise(result).rows.map(({ row }) => row);

  test("follow the registry's order, unknown ones after, the control last", () => {
    const order = [['raw-tcp', 'carrier-pigeon', 'websocket', '__proto__', 'polling']];
    const trials = order.flat().map((row) => measuredTrial(row, 0, {}));
    expect(rows(exampleResult({ order, trials }))).toEqual([
      'polling',
      'websocket',
      'carrier-pigeon',
      '__proto__',
      'raw-tcp',
    ]);
  });

  test('that were planned and never ran are there, and say so', () => {
    const result = exampleResult({ order: [['sse', 'websocket']], trials: [measuredTrial('sse', 0, {})] });
    expect(rows(result)).toEqual(['sse', 'websocket']);
    expect(rowOf(result, 'websocket').remarks).toEqual([
      { kind: 'missing', repetitions: [], mended: false, text: 'no trial was run' },
    ]);
  });

  test('that this version does not know are shown under their printable id', () => {
    const trials = [measuredTrial('\u001b[31mred', 0, {})];
    expect(rowOf(exampleResult({ trials }), '\u001b[31mred').label).toBe('\\u001b[31mred');
  });
});
