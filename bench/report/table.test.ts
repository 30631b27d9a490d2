import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ROW_IDS } from '../transports.ts';
import { saturationTrial } from './example-crossover.ts';
import { exampleResult, failedTrial, invalidTrial, measuredTrial } from './example-result.ts';
import { METRICS } from '../core/metrics.ts';
import { renderTable } from './table.ts';

const plain = { all: false, colour: false };
const recorded = { source: 'a.json', result: exampleResult() };

describe('the table for a terminal', () => {
  test('has the units below the titles, figures to the right, a rule, and the control last', () => {
    const table = renderTable([recorded], plain).split('\n\n')[1];
    expect(table).toBe(
      [
        '                                                                                                server    client',
        '                                                        service  requests    empty  overhead       CPU       CPU',
        '                   delivered  lost  late p50  late p99      p50    /event  answers    /event  ×control  ×control',
        '                                          ms        µs       µs                  %         B',
        '─'.repeat(112),
        'polling                  320     0    62.00          –        –         –        –         –     5.00          –',
        'SSE (HTTP/1.1)           320     0     0.40*         –        –         –        –         –     1.50*         –',
        'raw TCP (control)        320     0     0.25          –        –         –        –         –     1.00          –',
      ].join('\n'),
    );
  });

  test('fits 120 columns even when all is measured and every row is in trouble', () => {
    const metrics = Object.fromEntries(METRICS.map(({ id }, index) => [id, 1_234.5 + index]));
    const trials = ROW_IDS.flatMap((row, index) => [
      measuredTrial(row, 0, { ...metrics, delivered: 100_000 + index }),
      invalidTrial(row, 1, {}, 'noisy'),
    ]);
    const text = renderTable([{ source: 'a.json', result: exampleResult({ order: [], trials }) }], plain);
    const table = text.split('\n\n')[1] ?? '';
    expect(Math.max(...table.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  test('shows every metric when asked for all', () => {
    const trials = [
      measuredTrial('sse', 0, {
        'wire.total': 208,
        'link.cpu': 800,
        'echo.count': 40,
        'spread.reached': 1,
        'clock.error': 40,
      }),
      saturationTrial('polling@full', { 'polls.rate': 20_000 }),
      measuredTrial('sse@page', 0, { 'limit.opened': 6, 'features.shown': 11 }),
    ];
    const variants = { full: { load: 'autocannon' }, page: { load: 'connection-limit' } } as const;
    const throughLink = { source: 'a.json', result: exampleResult({ trials, variants }) };
    const heads = renderTable([throughLink], { all: true, colour: false }).replaceAll(/\s+/g, ' ');
    for (const group of ['delivery', 'lateness', 'requests', 'bytes', 'server and client'])
      expect(heads).toContain(group);
    const words = METRICS.flatMap(({ title }) => title.split(' '));
    for (const word of words) expect(heads).toContain(word);
  });

  test('breaks a long label into lines, so that what marks a server as unverified is there', () => {
    const server = { name: 'Express', url: 'http://127.0.0.1:1', breaks: [2] };
    const variants = { 'kept alive, theirs': { server } };
    const trials = [{ ...measuredTrial('sse', 0, { delivered: 1 }), variant: 'kept alive, theirs' }];
    const result = exampleResult({ order: [], trials, variants });
    const text = renderTable([{ source: 'a.json', result }], plain);
    expect(text).toMatch(/^SSE \(HTTP\/1\.1\), kept alive, Express, +1 .*\n {2}unverified$/m);
  });

  test('cuts the name of a row that would push the figures out of sight', () => {
    const trials = [measuredTrial('x'.repeat(500), 0, { delivered: 1 })];
    const text = renderTable([{ source: 'a.json', result: exampleResult({ order: [], trials }) }], plain);
    expect(text).toContain(`\n${'x'.repeat(39)}…  `);
  });

  test('gives each of several files its heading', () => {
    const second = {
      source: 'b.json',
      result: exampleResult({ suite: 'fanout', trials: [failedTrial('sse', 0, 'gone')] }),
    };
    const text = renderTable([recorded, second], plain);
    expect(text.match(/^suite .*$/gm)).toEqual(['suite quick', 'suite fanout']);
    expect(text).toContain('from b.json');
    expect(text.indexOf('from b.json')).toBeLessThan(
      text.indexOf('! SSE (HTTP/1.1): failed in repetition 1: gone'),
    );
  });

  test('has colours only when they are asked for, and they change nothing else', () => {
    const coloured = renderTable([recorded], { all: false, colour: true });
    const uncoloured = renderTable([recorded], plain);
    expect(stripVTControlCharacters(uncoloured)).toBe(uncoloured);
    expect(coloured).not.toBe(uncoloured);
    expect(stripVTControlCharacters(coloured)).toBe(uncoloured);
  });
});

describe('a terminal', () => {
  const widest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));
  // Bars of made-up bytes would have any length.
  const figures = METRICS.filter(({ id }) => !id.startsWith('wire.'));
  const metrics = Object.fromEntries(figures.map(({ id }, index) => [id, 1_234.5 + index]));
  const trials = ROW_IDS.map((row) => measuredTrial(row, 0, metrics, ['a warning of many words '.repeat(9)]));
  const everything = { source: 'a.json', result: exampleResult({ order: [], trials }) };
  const words = (text: string): string => text.replaceAll(/\s+/g, ' ');

  test.each([80, 100, 120])('of %d columns gets no line that is wider, and every figure', (width) => {
    const text = renderTable([everything], { ...plain, width });
    expect(widest(text)).toBeLessThanOrEqual(width);
    expect(widest(renderTable([everything], plain))).toBeGreaterThan(120);
    for (const line of renderTable([everything], plain)
      .split('\n')
      .filter((one) => one.startsWith('polling'))) {
      for (const figure of line.trim().split(/ {2,}/)) expect(words(text)).toContain(figure);
    }
  });

  test('that is wide enough gets what a file gets', () => {
    expect(renderTable([everything], { ...plain, width: 1_000 })).toBe(renderTable([everything], plain));
  });
});
