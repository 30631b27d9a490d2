import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { EXAMPLE_PARAMETERS, failedTrial } from '../report/example-result.ts';
import { compared, exampleRun, TEN, times, type Figures } from './example-runs.ts';
import { renderText } from './text.ts';

const plain = { colour: false };

const BASE: Figures = {
  polling: { 'lateness.p50': times(620), 'bytes.overhead': times(4.8), lost: TEN.map(() => 0) },
  sse: { 'lateness.p50': times(15), 'bytes.overhead': TEN.map(() => 27), lost: TEN.map(() => 0) },
  'raw-tcp': { 'lateness.p50': times(10), 'bytes.overhead': TEN.map(() => 10), lost: TEN.map(() => 0) },
};
const NEW: Figures = {
  polling: { 'lateness.p50': times(622), 'bytes.overhead': times(4.8), lost: TEN.map(() => 0) },
  sse: {
    'lateness.p50': times(20),
    'bytes.overhead': TEN.map(() => 25),
    lost: [...TEN.slice(1).map(() => 0), 3],
  },
  'raw-tcp': { 'lateness.p50': times(10).slice(0, 9), 'bytes.overhead': TEN.map(() => 10) },
};

const base = exampleRun('base', BASE);
const changed = exampleRun('new', NEW);

/** The lines of a metric's table; what could have been seen is no figure of this part, and stands as #. */
function tableOf(text: string, metric: string): readonly string[] {
  const section = text.split('\n\n').find((one) => one.startsWith(metric));
  const lines = section?.split('\n') ?? [];
  return lines.map((line) => line.replace(/(?<= {4})[\d.]+ %$/, (seen) => '#'.padStart(seen.length)));
}

test('tables and lines fit the terminal', () => {
  const lines = renderText(compared([base, changed]), { ...plain, width: 80 }).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  // Two of the three tables are too wide, and stand in two parts each.
  expect(lines.filter((line) => line.startsWith('polling '))).toHaveLength(5);
});

test('a long label goes on in the next line', () => {
  const name = 'a variant that is called by many more words than fit';
  const variants = { [name]: {} };
  const late = { [`sse@${name}`]: { 'lateness.p50': times(15) } };
  const runs = [exampleRun('base', late, { variants }), exampleRun('new', late, { variants })];
  expect(renderText(compared(runs), { ...plain, width: 120 })).toMatch(
    /^SSE \(HTTP\/1\.1\), a variant that is {2,}\d.*\n {2}called by many more words than fit$/m,
  );
});

describe('the text of two files', () => {
  const text = renderText(compared([base, changed]), plain);

  test('has a table for each metric, with the two sides beside each other and what changed', () => {
    expect(tableOf(text, 'lateness.p50')).toEqual([
      'lateness.p50: late p50 in ms, lower is better',
      '                           base           new       change  95 % interval       p     n  could see',
      '──────────────────────────────────────────────────────────────────────────────────────────────────',
      'polling            62.2 ± 1.3 %  62.4 ± 1.3 %      ~        -0.8 … +1.5 %   1.000    10          #',
      'SSE (HTTP/1.1)      1.5 ± 1.3 %   2.0 ± 1.3 %  +33 % worse    +32 … +35 %  <0.001    10          #',
      'raw TCP (control)   1.0 ± 1.3 %   1.0 ± 1.2 %      ~        -1.3 … +0.9 %   1.000  10+9          #',
      'geometric mean      9.7          11.2          +16 %',
    ]);
  });

  test('has no test of figures that the plan determines, and tells any difference', () => {
    expect(tableOf(text, 'bytes.overhead')).toEqual([
      'bytes.overhead: overhead /event in B, lower is better',
      '                          base          new         change  95 % interval      p   n  could see',
      '───────────────────────────────────────────────────────────────────────────────────────────────',
      'polling            481 ± 1.3 %  481 ± 1.3 %       ~         -1.1 … +1.1 %  1.000  10          #',
      'SSE (HTTP/1.1)      27           25          -7.4 % better                        10',
      'raw TCP (control)   10           10               =                               10',
      'geometric mean     114          110          -3.8 %',
    ]);
    expect(tableOf(text, 'lost')).toEqual([
      'lost, lower is better',
      '                   base        new                change   n',
      '────────────────────────────────────────────────────────────',
      'polling               0  0           =                    10',
      'SSE (HTTP/1.1)        0  0 (0 … 3)  +3 worse in 1 of 10¹  10',
      'raw TCP (control)     0  –',
    ]);
  });

  test('names the runs, what they have in common, and how to read the figures', () => {
    expect(text).toMatch(/^new against base, by file\nbase: base\.json, suite quick, seed 7, /);
    expect(text).toContain('polls every 125 ms');
    expect(text).toContain('Example CPU @ 2.50GHz, 2 cores');
    expect(text).toContain('~ nothing can be said');
    expect(text).toContain('No geometric mean where it would mean nothing: lost (counts have none).');
  });
});

describe('the text of several columns', () => {
  test('has a line for each column of a row, the base first', () => {
    const third = exampleRun('third', { polling: { 'lateness.p50': times(10, TEN.slice(0, 2)) } });
    const text = renderText(
      compared([base, changed, third], { transports: ['polling'] }, 'lateness.p50'),
      plain,
    );
    expect(tableOf(text, 'lateness.p50')).toEqual([
      'lateness.p50: late p50 in ms, lower is better',
      '         file                 value  change  95 % interval      p     n  could see',
      '──────────────────────────────────────────────────────────────────────────────────',
      'polling  base   62.19 ± 1.3 %        base                            10',
      '         new    62.39 ± 1.3 %           ~    -0.8 … +1.5 %  0.579    10          #',
      '         third   0.98 (0.98 … 0.99)     ~ ¹                        10+2',
    ]);
  });

  test('has no column of row names where the file itself is the row', () => {
    const text = renderText(compared([base], { base: 'sse' }, 'lateness.p50'), plain);
    expect(text).toMatch(/^polling, raw TCP \(control\) against SSE \(HTTP\/1\.1\), by transport\n/);
    expect(tableOf(text, 'lateness.p50').map((line) => line.slice(0, 39))).toEqual([
      'lateness.p50: late p50 in ms, lower is ',
      'transport                 value        ',
      '───────────────────────────────────────',
      'SSE (HTTP/1.1)      1.5 ± 1.3 %   base ',
      'polling            62.2 ± 1.3 %  ×41.3 ',
      'raw TCP (control)   1.0 ± 1.3 %  -33 % ',
    ]);
  });
});

describe('the text says in marks and words', () => {
  const section = (text: string, index: number): string => text.split('\n\n').at(index) ?? '';

  test('that there are too few repetitions for a verdict, and that a spread is a range', () => {
    const few = (factor: number) => ({ sse: { 'lateness.p50': times(factor, TEN.slice(0, 4)) } });
    const text = renderText(
      compared([exampleRun('a', few(10)), exampleRun('b', few(20))], {}, 'lateness.p50'),
      plain,
    );
    expect(tableOf(text, 'lateness.p50').at(-1)).toMatch(
      /^SSE \(HTTP\/1\.1\) +0\.99 \(0\.98 … 1\.00\) +1\.99 .* ~ ¹ +0\.029 +4$/,
    );
    expect(section(text, -1)).toMatch(/^¹ No verdict: that takes 6 repetitions on both sides/);
    expect(section(text, -1)).toContain('\n( … ) the range');
  });

  test('what has no ratio, and what is infinite', () => {
    const side = (value: number | null) => ({ sse: { 'lateness.p50': TEN.map(() => value) } });
    const text = renderText(
      compared([exampleRun('a', side(null)), exampleRun('b', side(5))], {}, 'lateness.p50'),
      plain,
    );
    expect(tableOf(text, 'lateness.p50').at(-1)).toMatch(/ ∞ +5 ± 0 % +~ ¹ /);
    expect(section(text, -1)).toMatch(/^¹ No verdict: to a median of 0 or ∞ there is no ratio/);
    expect(section(text, -1)).toContain('\n∞ events that never came');
  });

  test('that no trial holds, and why', () => {
    const trials = [failedTrial('sse', 0, 'no server')];
    const other = exampleRun('new', {}, { trials, order: [['sse']] });
    const text = renderText(compared([base, other], {}, 'lateness.p50'), plain);
    expect(tableOf(text, 'lateness.p50').at(-1)).toMatch(/^SSE \(HTTP\/1\.1\) +1\.50 ± 1\.3 % +!$/);
    expect(text).toContain('! SSE (HTTP/1.1) in new: failed in repetition 1: no server');
    expect(text).toContain('! no trial holds; reasons above.');
  });

  test('what is equivalent, and what is not shown to be', () => {
    const text = renderText(compared([base, changed], { margin: 0.05 }, 'lateness.p50'), plain);
    const lines = tableOf(text, 'lateness.p50');
    expect(lines[1]).toMatch(/ within 5 %\?$/);
    expect(lines[3]).toMatch(/ equivalent$/);
    expect(lines[4]).toMatch(/ not shown$/);
    expect(text).toContain('equivalent: the whole interval is within 5 % either way');
  });

  test('what was compared by force, and how a delay is emulated', () => {
    const parameters = { ...EXAMPLE_PARAMETERS, delayUpUs: 5_000 };
    const text = renderText(compared([base, exampleRun('new', NEW, { parameters })], { force: true }), plain);
    expect(text).toContain('! compared by force: new: delay 5 ms, not 0 µs');
    expect(text).toMatch(/A link delays what connections carry/);
  });
});

describe('the text', () => {
  test('has colours only when they are asked for, and they change nothing else', () => {
    const comparison = compared([base, changed]);
    const coloured = renderText(comparison, { colour: true });
    const uncoloured = renderText(comparison, plain);
    expect(stripVTControlCharacters(uncoloured)).toBe(uncoloured);
    expect(coloured).not.toBe(uncoloured);
    expect(stripVTControlCharacters(coloured)).toBe(uncoloured);
  });

  test('keeps the tables of files with long names within 110 columns', () => {
    const named = (source: string, run: typeof base) => ({ ...run, source });
    const runs = [named('quick-20261121-040759.json', base), named('quick-20261122-110759.json', changed)];
    const lines = tableOf(renderText(compared(runs), plain), 'lateness.p50');
    expect(lines[3]).toMatch(/ 040759 +110759 +change /);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(110);
  });
});
