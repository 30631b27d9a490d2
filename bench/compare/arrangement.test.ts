import { describe, expect, test } from 'vitest';
import { Failure } from '../core/failure.ts';
import type { Recorded } from '../report/format.ts';
import { EXAMPLE_PARAMETERS } from '../report/example-result.ts';
import type { CompareOptions } from './compare.ts';
import { compared, exampleRun, type Figures } from './example-runs.ts';

const lost = { lost: [0] };
const figures: Figures = { polling: lost, sse: lost, 'raw-tcp': lost };
const polledEvery = (name: string, pollEveryUs: number): Recorded =>
  exampleRun(name, figures, { parameters: { ...EXAMPLE_PARAMETERS, pollEveryUs } });

/** The columns, and for each row its label with the contenders in its cells. */
function layout(
  runs: readonly Recorded[],
  options: Partial<CompareOptions> = {},
): readonly (readonly string[])[] {
  const { columns, tables } = compared(runs, options, 'lost');
  const rows = (tables[0]?.rows ?? []).map(({ label, cells }) => [
    label,
    ...cells.map((cell) => cell?.contender ?? ''),
  ]);
  return [columns, ...rows];
}

const base = exampleRun('base', figures);
const changed = exampleRun('new', figures);

describe('files', () => {
  test('are columns where there are several, and contenders are rows', () => {
    expect(layout([base, changed])).toEqual([
      ['base', 'new'],
      ['polling', 'polling', 'polling'],
      ['SSE (HTTP/1.1)', 'sse', 'sse'],
      ['raw TCP (control)', 'raw-tcp', 'raw-tcp'],
    ]);
  });

  test('are called by as little of their path as tells them apart', () => {
    const named = (source: string): Recorded => ({ ...base, source });
    const columns = (...sources: readonly string[]) => layout(sources.map(named))[0];
    expect(columns('results/main.json', './a/pr.json')).toEqual(['main', 'pr']);
    expect(columns('main/quick.json', 'pr/quick.json')).toEqual(['main/quick', 'pr/quick']);
    expect(columns('quick.json', 'pr/quick.json', 'pr/slow.json')).toEqual(['quick', 'pr/quick', 'slow']);
    expect(columns('a.json', 'a.json', 'b\u001b.json')).toEqual(['a', 'a (2)', 'b\\u001b']);
  });

  test('may be restricted to some rows, and another be the base', () => {
    expect(layout([base, changed], { transports: ['sse'], base: 'new' })).toEqual([
      ['new', 'base'],
      ['SSE (HTTP/1.1)', 'sse', 'sse'],
    ]);
  });
});

describe('transports', () => {
  test('are the columns of a single file, the first or another being the base', () => {
    expect(layout([base])).toEqual([
      ['polling', 'SSE (HTTP/1.1)', 'raw TCP (control)'],
      ['', 'polling', 'sse', 'raw-tcp'],
    ]);
    expect(layout([base], { base: 'sse' })[0]?.[0]).toBe('SSE (HTTP/1.1)');
    expect(layout([base], { base: 'SSE (HTTP/1.1)' })[0]?.[0]).toBe('SSE (HTTP/1.1)');
  });

  test('have a row for each variant and each file', () => {
    const variants = { bare: {}, cookie: { requestHeaders: 'cookie' } };
    const both = { 'polling@bare': lost, 'sse@bare': lost, 'polling@cookie': lost, 'sse@cookie': lost };
    const run = exampleRun('a', both, { variants });
    expect(layout([run])).toEqual([
      ['polling', 'SSE (HTTP/1.1)'],
      ['bare', 'polling@bare', 'sse@bare'],
      ['cookie', 'polling@cookie', 'sse@cookie'],
    ]);
    const labels = layout([base, changed], { columns: 'transport' })
      .slice(1)
      .map(([label]) => label);
    expect(labels).toEqual(['base', 'new']);
  });
});

describe('variants', () => {
  test('of a run are columns whatever they change, and its rows are rows', () => {
    const variants = { a: {}, b: { tls: true, holdUs: 1 } };
    const run = exampleRun('x', { 'sse@a': lost, 'sse@b': lost, 'polling@b': lost }, { variants });
    expect(layout([run], { columns: 'variant' })).toEqual([
      ['b', 'a'],
      ['SSE (HTTP/1.1)', 'sse@b', 'sse@a'],
    ]);
    expect(layout([run], { columns: 'variant', base: 'a' })[0]).toEqual(['a', 'b']);
  });

  test('over another HTTP share a row that is called by what all of it ran over', () => {
    const both = { 'sse@a': lost, 'sse@b': lost };
    const over = (http: 1 | 2 | null) => exampleRun('x', both, { variants: { a: {}, b: { http } } });
    const label = (run: Recorded) => layout([run], { columns: 'variant' })[1]?.[0];
    expect(label(over(2))).toBe('SSE');
    expect(label(over(1))).toBe('SSE (HTTP/1.1)');
  });
});

describe('a parameter', () => {
  test('makes columns of files by its value, in their order, by its own name or its option', () => {
    const runs = [polledEvery('slow', 1_000_000), polledEvery('fast', 125_000)];
    for (const columns of ['poll-every', 'pollEveryUs']) {
      expect(layout(runs, { columns, transports: ['polling'] })).toEqual([
        ['1 s', '125 ms'],
        ['polling', 'polling', 'polling'],
      ]);
    }
    expect(layout(runs, { columns: 'poll-every', base: '125ms' })[0]).toEqual(['125 ms', '1 s']);
  });

  test('pairs the variants of a file that are alike in all else', () => {
    const variants = {
      cookie: { requestHeaders: 'c' },
      'cookie TLS': { tls: true, requestHeaders: 'c' },
      bare: {},
    };
    const run = exampleRun(
      'a',
      { 'sse@cookie': lost, 'sse@cookie TLS': lost, 'sse@bare': lost },
      { variants },
    );
    expect(layout([run], { columns: 'tls' })).toEqual([
      ['off', 'on'],
      ['SSE (HTTP/1.1), headers c', 'sse@cookie', 'sse@cookie TLS'],
    ]);
    expect(compared([run], { columns: 'tls' }, 'lost').remarks).toEqual([
      '– only in off: SSE (HTTP/1.1), bare',
    ]);
  });

  test('puts variants into a row that is called by what they share, and not by one of them', () => {
    const variants = {
      slow: { ratePerSecond: 4, pollEveryUs: 50_000 },
      fast: { ratePerSecond: 8, pollEveryUs: 50_000 },
      alone: { ratePerSecond: 4 },
    };
    const run = exampleRun('a', { 'sse@slow': lost, 'sse@fast': lost, 'sse@alone': lost }, { variants });
    expect(layout([run], { columns: 'rate' })[1]).toEqual([
      'SSE (HTTP/1.1), poll-every 50 ms',
      'sse@slow',
      'sse@fast',
    ]);
    expect(compared([run], { columns: 'rate' }, 'lost').remarks).toEqual([
      '– only in 4: SSE (HTTP/1.1), alone',
    ]);
  });

  test('that has two sides is one: delay', () => {
    const delayed = (up: number, down: number): Recorded =>
      exampleRun(`${up}-${down}`, figures, {
        parameters: { ...EXAMPLE_PARAMETERS, delayUpUs: up, delayDownUs: down },
      });
    const runs = [delayed(0, 0), delayed(25_000, 25_000), delayed(0, 25_000)];
    expect(layout(runs, { columns: 'delay' })[0]).toEqual(['0 µs', '25 ms', '0 µs / 25 ms']);
  });
});

describe('a comparison of nothing is refused', () => {
  test.each<readonly [string, readonly Recorded[], Partial<CompareOptions>, RegExp]>([
    [
      'a column of no kind',
      [base],
      { columns: 'pigeon' },
      /"pigeon" makes no columns.* file, transport,.* poll-every/,
    ],
    ['a base that is not there', [base], { base: 'pigeon' }, /no column "pigeon".* there is polling, SSE/],
    ['one file by files', [base], { columns: 'file' }, /there is but one file, base/],
    ['one transport', [base], { transports: ['sse'] }, /there is but one transport, SSE/],
    ['no row at all', [base, changed], { transports: ['websocket'] }, /no row of these files is asked for/],
    [
      'files that share no row',
      [base, exampleRun('new', { websocket: lost })],
      {},
      /by file, no row of base has its like in another column/,
    ],
    [
      'two files of the same value',
      [base, changed],
      { columns: 'poll-every' },
      /polling of base and polling of new stand at the same poll-every, 125 ms/,
    ],
  ])('%s', (_, runs, options, message) => {
    expect(() => compared(runs, options, 'lost')).toThrow(Failure);
    expect(() => compared(runs, options, 'lost')).toThrow(message);
  });
});
