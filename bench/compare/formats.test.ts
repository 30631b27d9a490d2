import { describe, expect, test } from 'vitest';
import { compared, exampleRun, TEN, times } from './example-runs.ts';
import { COMPARISON_FORMATS } from './formats.ts';

const view = { colour: false };
const side = (factor: number, bytes: number) => ({
  sse: { 'lateness.p50': times(factor), 'bytes.down': TEN.map(() => bytes) },
});
const comparison = compared(
  [exampleRun('base', side(10, 200)), exampleRun('new|2', side(12, 210))],
  { margin: 0.05 },
  'lateness.p50',
  'bytes.down',
);

describe('a comparison in Markdown', () => {
  const text = COMPARISON_FORMATS.markdown(comparison, view);

  test('has a table for each metric, and what would be markup is escaped', () => {
    expect(text).toMatch(/^## new\\\|2 against base, by file\n\n- base: base\.json, suite quick/);
    const table = text.split('\n\n').find((section) => section.startsWith('|'));
    expect(table?.replace(/[\d.]+ % \| not shown/, '# | not shown').split('\n')).toEqual([
      '|  | base | new\\|2 | change | 95 % interval | p | n | could see | within 5 %? |',
      '| :-- | --: | --: | --: | --: | --: | --: | --: | :-- |',
      '| SSE (HTTP/1.1) | 1.00 ± 1.3 % | 1.20 ± 1.3 % | +20 % worse | +19 … +21 % | \\<0.001 | 10 | # | not shown |',
    ]);
  });

  test('has the notes as lists', () => {
    expect(text).toContain('- \\~ nothing can be said');
  });
});

describe('a comparison in CSV', () => {
  test('has a line for each comparison, in base units and unrounded', () => {
    const [head = '', sampled = '', exact = ''] = COMPARISON_FORMATS.csv(comparison, view).split('\r\n');
    const fields = (line: string) =>
      Object.fromEntries(head.split(',').map((name, index) => [name, line.split(',')[index]]));
    expect(fields(sampled)).toMatchObject({
      metric: 'lateness.p50',
      unit: 'us',
      row: 'SSE (HTTP/1.1)',
      base: 'base',
      changed: 'new|2',
      base_n: '10',
      base_median: '1003',
      base_low: '990',
      base_spread: 'interval',
      median: expect.stringMatching(/^1203\.6/) as string,
      kind: 'sampled',
      verdict: 'higher',
      judgement: 'worse',
      ratio: expect.stringMatching(/^1\.2/) as string,
      equivalence: 'not shown',
    });
    expect(Number(fields(sampled)['p'])).toBeCloseTo(2 / 184_756, 12);
    expect(fields(exact)).toMatchObject({
      kind: 'exact',
      verdict: 'higher',
      ratio: '1.05',
      p: '',
      detectable: '',
    });
    expect(sampled.split(',')).toHaveLength(head.split(',').length);
    expect(exact.split(',')).toHaveLength(head.split(',').length);
  });

  test('has empty fields and n of 0 where a side has no value', () => {
    const runs = [exampleRun('a', { sse: { lost: [0] } }), exampleRun('b', { sse: { delivered: [1] } })];
    const [head = '', line = ''] = COMPARISON_FORMATS.csv(compared(runs, {}, 'lost'), view).split('\r\n');
    expect(line).toBe('lost,count,SSE (HTTP/1.1),a,b,1,0,0,0,range,0,,,,,,,,,,,,,,');
    expect(line.split(',')).toHaveLength(head.split(',').length);
  });
});

describe('a comparison in JSON', () => {
  test('has all that is known, unrounded, with null for infinite', () => {
    const runs = [exampleRun('a', { sse: { lost: [0] } }), exampleRun('b\u009b', { sse: { lost: [3] } })];
    const text = COMPARISON_FORMATS.json(compared(runs, {}, 'lost'), view);
    expect(text).not.toContain('\u009b');
    expect(JSON.parse(text)).toMatchObject({
      runs: [{ label: 'a', source: 'a.json', seed: 7 }, { label: 'b\\u009b' }],
      columnsBy: 'file',
      columns: ['a', 'b\\u009b'],
      tables: [
        {
          metric: 'lost',
          unit: 'count',
          kind: 'exact',
          rows: [
            {
              label: 'SSE (HTTP/1.1)',
              cells: [
                { contender: 'sse', side: { sample: { n: 1, values: [{ repetition: 0, value: 0 }] } } },
                { change: { kind: 'exact', verdict: 'higher', ratio: null, difference: 3 } },
              ],
            },
          ],
        },
      ],
      differences: [],
    });
  });

  test('has the test of a sampled figure', () => {
    const { tables } = JSON.parse(COMPARISON_FORMATS.json(comparison, view)) as {
      tables: readonly { rows: readonly { cells: readonly { change?: unknown }[] }[] }[];
    };
    expect(tables[0]?.rows[0]?.cells[1]?.change).toMatchObject({
      verdict: 'higher',
      interval: { ratio: expect.closeTo(1.2) as number },
      p: expect.closeTo(2 / 184_756, 12) as number,
      equivalence: 'not shown',
    });
  });
});
