import { describe, expect, test } from 'vitest';
import type { RunResult } from '../core/result.ts';
import { saturationTrial } from './example-crossover.ts';
import { exampleResult, failedTrial, invalidTrial, measuredTrial } from './example-result.ts';
import { groupGrids, headlineGrid, headlineGrids, type Grid } from './grid.ts';
import { summarise } from './summary.ts';

/** Each row's cell of one metric, `*` after the best, by the row's label. */
function cells(trials: RunResult['trials'], id: string): Record<string, string> {
  const grids = groupGrids(summarise(exampleResult({ order: [], trials })));
  const grid = grids.find(({ columns }) => columns.some(({ metric }) => metric.id === id));
  const index = grid?.columns.findIndex(({ metric }) => metric.id === id) ?? -1;
  const text = (row: Grid['rows'][number]): string => {
    const cell = row.cells[index];
    return `${cell?.text ?? ''}${cell?.best === true ? '*' : ''}`;
  };
  return Object.fromEntries(grid?.rows.map((row) => [row.label, text(row)]) ?? []);
}

const late = (row: string, value: number | null) => measuredTrial(row, 0, { 'lateness.p50': value });

describe('the best of a column is marked', () => {
  test('the control left aside, even where it is better', () => {
    const trials = [late('polling', 62_000), late('sse', 400), late('raw-tcp', 100)];
    expect(cells(trials, 'lateness.p50')).toEqual({
      polling: '62.00',
      'SSE (HTTP/1.1)': '0.40*',
      'raw TCP (control)': '0.10',
    });
  });

  test('not at the control, even where it ties', () => {
    const trials = [late('polling', 62_000), late('sse', 400), late('raw-tcp', 400)];
    expect(cells(trials, 'lateness.p50')).toMatchObject({
      'SSE (HTTP/1.1)': '0.40*',
      'raw TCP (control)': '0.40',
    });
  });

  test('upward where more is better', () => {
    const trials = [
      measuredTrial('polling', 0, { delivered: 319 }),
      measuredTrial('sse', 0, { delivered: 320 }),
    ];
    expect(cells(trials, 'delivered')).toEqual({ polling: '319', 'SSE (HTTP/1.1)': '320*' });
  });

  test('for all that tie, also when only the figures shown are alike', () => {
    const trials = [late('polling', 62_000), late('sse', 401), late('websocket', 400)];
    expect(cells(trials, 'lateness.p50')).toEqual({
      polling: '62.00',
      'SSE (HTTP/1.1)': '0.40*',
      WebSocket: '0.40*',
    });
  });

  test('for none where all are equal', () => {
    expect(cells([late('sse', 400), late('websocket', 400), late('raw-tcp', 100)], 'lateness.p50')).toEqual({
      'SSE (HTTP/1.1)': '400',
      WebSocket: '400',
      'raw TCP (control)': '100',
    });
  });

  test('for none where there is nobody to compare with', () => {
    expect(cells([late('sse', 400), late('raw-tcp', 900)], 'lateness.p50')['SSE (HTTP/1.1)']).toBe('400');
  });

  test('and infinite is the worst', () => {
    expect(cells([late('sse', null), late('websocket', 400)], 'lateness.p50')).toEqual({
      'SSE (HTTP/1.1)': '∞',
      WebSocket: '400*',
    });
  });
});

describe('a cell without a value', () => {
  test('says that the metric does not apply', () => {
    const trials = [measuredTrial('polling', 0, { 'requests.empty': 0.6 }), measuredTrial('sse', 0, {})];
    expect(cells(trials, 'requests.empty')).toEqual({ polling: '60', 'SSE (HTTP/1.1)': '–' });
  });

  test('says that no trial of its row holds', () => {
    const trials = [
      failedTrial('polling', 0, 'no server'),
      invalidTrial('sse', 0, { delivered: 320 }, 'noisy'),
      measuredTrial('websocket', 0, { delivered: 320 }),
    ];
    expect(cells(trials, 'delivered')).toEqual({ polling: '!', 'SSE (HTTP/1.1)': '!', WebSocket: '320' });
  });
});

test('a row is troubled when any of its trials does not hold', () => {
  const trials = [
    measuredTrial('sse', 0, {}),
    failedTrial('sse', 1, 'no server'),
    measuredTrial('polling', 0, {}),
  ];
  const { rows } = headlineGrid(summarise(exampleResult({ order: [], trials })));
  expect(rows.map(({ label, troubled }) => [label, troubled])).toEqual([
    ['polling', false],
    ['SSE (HTTP/1.1)', true],
  ]);
});

test('without the control, the headline shows costs as they are in place of multiples', () => {
  const metrics = (trials: RunResult['trials']): readonly string[] =>
    headlineGrid(summarise(exampleResult({ order: [], trials }))).columns.map(({ metric }) => metric.id);
  const cpu = (row: string) => measuredTrial(row, 0, { 'server.cpu': 10, 'client.cpu': 10 });
  expect(metrics([cpu('sse')]).slice(-2)).toEqual(['server.cpu', 'client.cpu']);
  expect(metrics([cpu('sse'), cpu('raw-tcp')]).slice(-2)).toEqual(['server.cpu.x', 'client.cpu.x']);
});

describe('rows that polled without a feed', () => {
  const asked = saturationTrial('polling@full', { 'polls.rate': 20_000, 'response.p50': 400 });
  const failed = { ...failedTrial('polling', 0, 'no server'), variant: 'broken' };
  const variants = { full: { load: 'autocannon' }, broken: { load: 'closed-loop' } } as const;

  function grids(trials: RunResult['trials'], of: typeof groupGrids): Record<string, readonly string[]> {
    const summary = summarise(exampleResult({ order: [], trials, variants }));
    return Object.fromEntries(of(summary).map(({ title, rows }) => [title, rows.map(({ label }) => label)]));
  }

  test('have a table of their own, apart from those with one', () => {
    expect(grids([asked, failed, measuredTrial('sse', 0, { delivered: 1 })], headlineGrids)).toEqual({
      headline: ['SSE (HTTP/1.1)'],
      saturation: ['polling, full', 'polling, broken'],
    });
  });

  test('have no other table where there is nothing else, and are no table where there are none', () => {
    expect(Object.keys(grids([asked], headlineGrids))).toEqual(['saturation']);
    expect(Object.keys(grids([measuredTrial('sse', 0, {})], headlineGrids))).toEqual(['headline']);
    expect(Object.keys(grids([], headlineGrids))).toEqual(['headline']);
  });

  test('stand in the tables of all metrics of which they have figures', () => {
    const all = grids([asked, failed, measuredTrial('sse', 0, { delivered: 1 })], groupGrids);
    expect(all['delivery']).toEqual(['SSE (HTTP/1.1)']);
    expect(all['requests']).toEqual(['polling, full', 'SSE (HTTP/1.1)']);
    expect(all['saturation']).toEqual(['polling, full', 'polling, broken']);
    expect(Object.keys(grids([measuredTrial('sse', 0, {})], groupGrids))).not.toContain('saturation');
    expect(Object.keys(grids([asked], groupGrids))).toEqual(['requests', 'saturation']);
  });
});

test('what only some scenarios measure has a default table of the rows that have it', () => {
  const trials = [
    measuredTrial('sse', 0, { delivered: 320, 'echo.count': 40, 'connections.opened': 8 }),
    measuredTrial('websocket', 0, { delivered: 320, 'connections.opened': 4 }),
  ];
  const grids = headlineGrids(summarise(exampleResult({ order: [], trials })));
  expect(grids.map(({ title, rows }) => [title, rows.map(({ label }) => label)])).toEqual([
    ['headline', ['SSE (HTTP/1.1)', 'WebSocket']],
    ['the way up', ['SSE (HTTP/1.1)']],
  ]);
});
