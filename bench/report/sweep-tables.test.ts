import { describe, expect, test } from 'vitest';
import { EXAMPLE_PREDICTION, exampleSweep, trialAt } from './example-predictions.ts';
import { exampleResult, failedTrial } from './example-result.ts';
import { FORMATS } from './formats.ts';
import { sweepTables } from './sweep-tables.ts';

describe('the table of a curve', () => {
  test('has a line for each point, ascending, with predicted, measured and a mark', () => {
    const tables = sweepTables(exampleSweep());
    expect(tables.map(({ title }) => title)).toEqual(['polling']);
    expect(tables[0]?.rows).toEqual([
      ['1', '36.8', '37.0', '✓'],
      ['2', '13.5', '25.0', '✗'],
    ]);
    expect(tables[0]?.columns.map(({ head }) => head)).toEqual([
      'λT',
      'empty answers (%)\npredicted',
      'measured',
      '',
    ]);
    expect(tables[0]?.below).toEqual([]);
  });

  test('shows points that were not measured, and such as nothing is predicted of', () => {
    const failed = { ...failedTrial('polling', 0, 'no server'), variant: 'λT 2' };
    const trials = [trialAt('polling', 'λT 1', { 'requests.empty': 0.37 }), failed];
    const [table] = sweepTables(exampleSweep({ order: [], trials, predictions: [] }));
    expect(table?.rows).toEqual([
      ['1', '–', '37', ''],
      ['2', '–', '!', ''],
    ]);
  });

  test('leaves out metrics that this version does not know', () => {
    const sweep = {
      axis: { title: 'λT', unit: 'ratio' },
      points: { 'λT 2': 2, 'λT 1': 1 },
      metrics: ['of-tomorrow'],
    } as const;
    expect(sweepTables(exampleSweep({ sweep }))[0]?.rows).toEqual([['1'], ['2']]);
  });
});

test('a time below the error of its page’s clock is told as that', () => {
  const trials = [
    trialAt('sse', 'λT 1', { 'lateness.p50': 300, 'clock.error': 450 }),
    trialAt('sse', 'λT 2', { 'lateness.p50': 2_000, 'clock.error': 450 }),
  ];
  const { sweep } = exampleSweep();
  if (sweep === undefined) throw new Error('no sweep');
  const late = { ...sweep, metrics: ['lateness.p50'] };
  const [table] = sweepTables(exampleSweep({ sweep: late, order: [], trials, predictions: [] }));
  expect(table?.rows.map(([at, , measured]) => [at, measured])).toEqual([
    ['1', '<0.45'],
    ['2', '2.00'],
  ]);
});

test('a curve of times over times has its slope below, of the points that have both', () => {
  const lateAt = (delayMs: number): number => 2_000 + 1_010 * delayMs;
  const delays = [0, 5, 25, 100];
  const result = exampleSweep({
    variants: Object.fromEntries(delays.map((ms) => [`${ms} ms`, { delayDownUs: ms * 1_000 }])),
    sweep: {
      axis: { title: 'delay each way', unit: 'us' },
      points: Object.fromEntries(delays.map((ms) => [`${ms} ms`, ms * 1_000])),
      metrics: ['lateness.mean', 'requests.per-event'],
    },
    predictions: delays.slice(1).map((ms) => ({
      ...EXAMPLE_PREDICTION,
      contender: `sse@${ms} ms`,
      predicted: [ms * 1_000],
    })),
    order: [],
    trials: delays.map((ms) =>
      trialAt('sse', `${ms} ms`, { 'lateness.mean': lateAt(ms), 'requests.per-event': 0 }),
    ),
  });
  const [table] = sweepTables(result);
  expect(table?.columns[0]?.head).toBe('delay each way (ms)');
  expect(table?.rows.map(([at]) => at)).toEqual(['0', '5', '25', '100']);
  expect(table?.below).toEqual(['slope of late mean over delay each way: predicted 1.000, measured 1.010']);
});

test('a row has a curve for each of its sides, called as the server calls itself', () => {
  const server = { name: 'an example', url: 'http://127.0.0.1:1' };
  const sides = {
    'λT 1, ours': 'ours',
    'λT 2, ours': 'ours',
    'λT 1, theirs': 'theirs',
    'λT 2, theirs': 'theirs',
  };
  const names = Object.keys(sides);
  const result = exampleSweep({
    variants: Object.fromEntries(names.map((name) => [name, name.endsWith('theirs') ? { server } : {}])),
    sweep: {
      axis: { title: 'λT', unit: 'ratio' },
      points: Object.fromEntries(names.map((name) => [name, Number(name[3])])),
      series: sides,
      metrics: ['requests.empty'],
    },
    predictions: [],
    order: [],
    trials: names.map((name) =>
      trialAt('polling', name, { 'requests.empty': name.endsWith('ours') ? 0.1 : 0.2 }),
    ),
  });
  const tables = sweepTables(result);
  expect(tables.map(({ title }) => title)).toEqual(['polling, ours', 'polling, an example']);
  expect(tables.map(({ rows }) => rows.map(([at, , measured]) => [at, measured]))).toEqual([
    [
      ['1', '10'],
      ['2', '10'],
    ],
    [
      ['1', '20'],
      ['2', '20'],
    ],
  ]);
});

describe('the report of a sweep', () => {
  const shown = (format: 'table' | 'markdown', all: boolean, result = exampleSweep()): string =>
    FORMATS[format]([{ source: 'a.json', result }], { all, colour: false });

  test.each(['table', 'markdown'] as const)(
    'as %s is its curves, unless every metric is asked for',
    (format) => {
      expect(shown(format, false)).toContain('empty answers (%)');
      expect(shown(format, false)).toContain('✗');
      expect(shown(format, false)).not.toContain('lost');
      expect(shown(format, true)).not.toContain('✗ ');
      expect(shown(format, true)).toContain('lost');
    },
  );

  test('explains its marks, and tells the limits of a delay that only some points have', () => {
    expect(shown('table', false)).toContain('✓ measured within the tolerance');
    expect(shown('table', false)).toContain('Points: λT 2 (ratePerSecond 16); λT 1 (ratePerSecond 8).');
    expect(shown('table', false)).not.toContain('handshake');
    const delayed = exampleSweep({ variants: { 'λT 1': {}, 'λT 2': { delayDownUs: 5_000 } } });
    expect(shown('table', false, delayed)).toContain('handshake');
  });

  test('of a run that is no sweep is as ever', () => {
    expect(shown('table', false, exampleResult())).toContain('lost');
    expect(shown('table', false, exampleResult())).not.toContain('✓');
  });
});
