import { describe, expect, test } from 'vitest';
import type { RunResult } from '../core/result.ts';
import { EXAMPLE_PREDICTION } from './example-predictions.ts';
import { exampleResult, measuredTrial } from './example-result.ts';
import { FORMATS } from './formats.ts';
import { predictionTable } from './prediction-table.ts';

const RESULT = exampleResult({
  repetitions: 2,
  order: [],
  predictions: [
    EXAMPLE_PREDICTION,
    { ...EXAMPLE_PREDICTION, metric: 'lateness.max', atMost: true },
    {
      ...EXAMPLE_PREDICTION,
      metric: 'delivered',
      predicted: [320, 320],
      tolerance: {},
      host: { of: 'lateness.p50', times: 0 },
    },
    {
      ...EXAMPLE_PREDICTION,
      metric: 'requests.empty',
      predicted: [0.5, 0.5],
      tolerance: { absolute: 0.012_5 },
    },
  ],
  unpredicted: [{ contender: 'raw-tcp', why: 'the control\u001b[2J' }],
  trials: [
    measuredTrial('polling', 0, { 'lateness.mean': 60_000, delivered: 320, 'lateness.max': 9_000 }),
    measuredTrial('polling', 1, { 'lateness.mean': 64_000, delivered: 318, 'lateness.max': 9_000 }),
    measuredTrial('raw-tcp', 0, { 'lateness.p50': 0 }),
  ],
});

describe('the table of predictions', () => {
  test('has each beside its measurement, the range, how far they part and may part, and the verdict', () => {
    expect(predictionTable(RESULT).rows).toEqual([
      ['polling', 'late mean, ms', '62.5', '62.0', '60.0', '64.0', '-0.5', '7.3', 'within'],
      ['', 'late max, ms', '≤ 62.5', '9.0', '9.0', '9.0', '-53.5', '7.3', 'within'],
      ['', 'delivered', '320', '319', '318', '320', '-1', 'exact', 'off'],
      ['', 'empty answers, %', '50.0', '–', '–', '–', '–', '1.3', 'not measured'],
    ]);
  });

  test('says where nothing is predicted, and why, in printable text', () => {
    expect(predictionTable(RESULT).below).toHaveLength(1);
    expect(predictionTable(RESULT).below[0]).toMatch(/^no prediction for raw-tcp: the control/);
    expect(predictionTable(RESULT).below[0]).not.toContain('\u001b');
  });

  test('explains the verdicts that do not explain themselves, where there are any', () => {
    const { trials, predictions } = RESULT;
    const alone = { ...RESULT, trials: trials.filter(({ row }) => row === 'polling') };
    expect(predictionTable(alone).rows[0]?.at(-1)).toBe('no control');
    expect(predictionTable(alone).below.at(-1)).toMatch(/^no control: /);
    const wide = (predictions ?? []).map((one) => ({ ...one, tolerance: { relative: 0.6 } }));
    const table = predictionTable({ ...RESULT, predictions: wide });
    expect(table.rows[0]?.at(-1)).toBe('loose');
    expect(table.below.at(-1)).toMatch(/^loose: /);
  });

  test('says so of an older result that holds none', () => {
    expect(predictionTable(exampleResult())).toMatchObject({
      rows: [],
      below: [expect.stringContaining('no predictions')],
    });
  });
});

describe('a report', () => {
  const recorded = (result: RunResult) => [{ source: 'a.json', result }];

  test.each(['table', 'markdown'] as const)(
    'as %s shows predictions only where they are asked for',
    (format) => {
      const shown = (predict: boolean): string =>
        FORMATS[format](recorded(RESULT), { all: false, colour: false, predict });
      expect(shown(true)).toContain('predicted and measured');
      expect(shown(true)).toContain('no prediction for raw');
      expect(shown(false)).not.toContain('predicted and measured');
    },
  );

  test('says of every measurement that is off by how much, asked or not', () => {
    const text = FORMATS.table(recorded(RESULT), { all: false, colour: false });
    expect(text).toContain('≠ polling: delivered is 319 where 320 is predicted');
    expect(text).not.toContain('≠ polling: late mean');
    expect(FORMATS.table(recorded(exampleResult()), { all: false, colour: false })).not.toContain('≠');
  });

  test('in JSON has each prediction with its verdict, in base units', () => {
    const [report] = JSON.parse(FORMATS.json(recorded(RESULT), { all: false, colour: false })) as object[];
    expect(report).toMatchObject({
      predictions: [
        {
          contender: 'polling',
          metric: 'lateness.mean',
          predicted: 62_500,
          measured: 62_000,
          tolerance: 7_250,
          verdict: 'within',
        },
        { metric: 'lateness.max', atMost: true },
        { metric: 'delivered', verdict: 'off' },
        { metric: 'requests.empty', measured: null, verdict: 'not measured' },
      ],
      unpredicted: [{ contender: 'raw-tcp' }],
    });
    const [older] = JSON.parse(
      FORMATS.json(recorded(exampleResult()), { all: false, colour: false }),
    ) as object[];
    expect(older).not.toHaveProperty('predictions');
  });
});
