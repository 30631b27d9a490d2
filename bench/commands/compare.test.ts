import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleRun, late, TEN, times, type Figures } from '../compare/example-runs.ts';
import { EXIT, Failure } from '../core/failure.ts';
import { readResult, writeResult } from '../store.ts';
import { addCompareOptions, type CompareOptions } from './compare-options.ts';
import { compareFiles } from './compare.ts';
import { startCommandLine } from './example-command-line.ts';

let folder = '';

/** One lateness of polling and SSE, and the bytes of SSE. */
function figures(lateness: number, bytes: number): Figures {
  const sse = { 'lateness.p99': times(lateness), 'bytes.overhead': TEN.map(() => bytes) };
  return { sse, polling: { 'lateness.p99': times(50) } };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pushbench-compare-'));
  const runs = [
    exampleRun('base', figures(10, 27)),
    exampleRun('slower', figures(12, 27)),
    exampleRun('fatter', figures(10, 28)),
    exampleRun('few', late(TEN.slice(0, 3))),
    exampleRun('reseeded', figures(10, 27), { seed: 8 }),
  ];
  for (const { source, result } of runs) writeResult(join(folder, source), result);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** As typed, with files of the folder; what the command line says of its mistakes is thrown too. */
function compareHere(...args: readonly string[]) {
  const command = addCompareOptions(new Command('compare'))
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  const paths = args.map((arg) => (arg.endsWith('.json') ? join(folder, arg) : arg));
  command.parse(paths, { from: 'user' });
  return compareFiles(command.args, command.opts<CompareOptions>(), { colour: false });
}

/** A process of its own, in the folder. */
function compare(...args: readonly string[]) {
  return startCommandLine(folder, ['compare', ...args]).ended;
}

describe('a comparison', () => {
  test('is printed as a table, without colours where there is no terminal', async () => {
    const { stdout, stderr, code } = await compare('base.json', 'slower.json');
    expect({ stderr, code }).toEqual({ stderr: '', code: EXIT.ok });
    expect(stdout).toMatch(/^slower against base, by file\n/);
    expect(stdout).toMatch(/^SSE \(HTTP\/1\.1\) +1\.00 ± 1\.3 % +1\.20 ± 1\.3 % +\+20 % worse /m);
    expect(stdout).not.toContain('\u001B');
  });

  test('is the same again, in every format that is asked for', () => {
    const json = compareHere('base.json', 'slower.json', '--json').text;
    expect(JSON.parse(json)).toMatchObject({ columns: ['base', 'slower'] });
    expect(compareHere('base.json', 'slower.json', '--format', 'json').text).toBe(json);
    expect(compareHere('base.json', 'slower.json', '--format', 'markdown').text).toMatch(
      /^## slower against/,
    );
  });

  test('has the metrics, rows and columns that are asked for', () => {
    const { text } = compareHere(
      ...[
        'base.json',
        '--columns',
        'transport',
        '--base',
        'sse',
        '--metric',
        'lateness.p99',
        '--format',
        'csv',
      ],
    );
    expect(text.split('\r\n')).toEqual([
      expect.stringMatching(/^metric,unit,row,base,changed,/),
      expect.stringMatching(/^lateness\.p99,us,,SSE \(HTTP\/1\.1\),polling,/),
    ]);
    expect(compareHere('base.json', 'slower.json', '-t', 'polling', '--format', 'csv').text).not.toContain(
      'SSE',
    );
    expect(compareHere('base.json', 'slower.json', '--equivalent', '25%').text).toContain(' within 25 %?');
  });
});

describe('a rule', () => {
  test('that a real change breaks ends it with 99, and says which', async () => {
    const broken = await compare('base.json', 'slower.json', '--fail-on', 'lateness.p99 > +10%');
    expect(broken.code).toBe(EXIT.threshold);
    expect(broken.stdout).toMatch(/^slower against base/);
    expect(broken.stderr).toMatch(/^failed {2}SSE \(HTTP\/1\.1\), slower: lateness\.p99 changed by \+20 % /m);
    expect(broken.stderr).toMatch(/^passed {2}polling, slower: /m);
  });

  test('that cannot be decided is told, and fails only when that is asked for', async () => {
    const args = ['few.json', 'few.json', '--fail-on', 'lateness.p50 > +10%'];
    const lenient = await compare(...args);
    expect(lenient).toMatchObject({
      code: EXIT.ok,
      stderr: expect.stringMatching(/^undecided .*\n$/) as string,
    });
    expect(await compare(...args, '--fail-on-undecided')).toMatchObject({ code: EXIT.threshold });
  });

  test('is judged on metrics that are not shown otherwise', () => {
    const rule = ['--metric', 'lateness.p99', '--fail-on', 'sse:bytes.overhead > 0%'];
    const { text, verdicts } = compareHere('base.json', 'fatter.json', ...rule);
    expect(text).toContain('\nbytes.overhead: ');
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(compareHere('fatter.json', 'base.json', ...rule).verdicts.map(({ outcome }) => outcome)).toEqual([
      'passed',
    ]);
  });
});

describe('a mistake', () => {
  test('is told in one line, with exit code 2, and nothing is printed', async () => {
    const { stdout, stderr, code } = await compare('base.json', 'reseeded.json');
    expect({ stdout, code }).toEqual({ stdout: '', code: EXIT.usage });
    expect(stderr).toBe(
      'pushbench: these runs do not compare: reseeded: seed 8, not 7 (--force compares them all the same)\n',
    );
  });

  test.each<readonly [string, readonly string[], RegExp]>([
    ['no file', [], /name the result files to compare/],
    ['a file that is missing', ['base.json', 'nothing.json'], /nothing\.json cannot be read/],
    [
      'a rule for nothing',
      ['base.json', 'few.json', '--fail-on', 'websocket:lost > 0%'],
      /finds no row websocket/,
    ],
    ['a metric that there is not', ['base.json', '--metric', 'latness.p99'], /did you mean lateness\.p99/],
    ['a rule of no form', ['base.json', '--fail-on', 'slower'], /"slower" is no rule/],
    ['a baseline outside its folder', ['--baseline', '../main', 'base.json'], /"\.\.\/main" is no name/],
    ['two files as one baseline', ['--save-baseline', 'main', 'base.json', 'few.json'], /saves one file/],
    ['no file as a baseline', ['--save-baseline', 'main'], /saves one file/],
    ['a missing file as a baseline', ['--save-baseline', 'main', 'nothing.json'], /cannot be read/],
    [
      'a baseline to save and compare',
      ['--save-baseline', 'a', '--baseline', 'b', 'base.json'],
      /compares nothing/,
    ],
  ])('such as %s is a failure', (_, args, message) => {
    expect(() => compareHere(...args)).toThrow(Failure);
    expect(() => compareHere(...args)).toThrow(message);
  });

  test.each<readonly [string, readonly string[], RegExp]>([
    ['a margin of nothing', ['base.json', '--equivalent', '0%'], /give a margin such as 5%/],
    ['a margin without its sign', ['base.json', '--equivalent', '5'], /give a margin such as 5%/],
    ['a margin beyond all bounds', ['base.json', '--equivalent', '101%'], /give a margin such as 5%/],
    ['all metrics and one', ['base.json', '--all', '--metric', 'lost'], /cannot be used with/],
    ['JSON in another format', ['base.json', '--json', '--format', 'csv'], /cannot be used with/],
    ['a transport that there is not', ['base.json', '-t', 'pigeon'], /there is no transport "pigeon"/],
  ])('such as %s is refused by the command line', (_, args, message) => {
    expect(() => compareHere(...args)).toThrow(message);
  });

  test('of comparing what differs can be insisted on', () => {
    const { text } = compareHere('base.json', 'reseeded.json', '--force');
    expect(text).toContain('! compared by force: reseeded: seed 8, not 7');
  });
});

describe('a baseline', () => {
  test('is a copy that later runs are compared with, by its name', async () => {
    const path = join('results', 'baselines', 'v1.0.json');
    const saved = await compare('--save-baseline', 'v1.0', 'base.json');
    expect(saved).toMatchObject({ code: EXIT.ok, stdout: `base.json saved as baseline v1.0 in ${path}\n` });
    expect(readResult(join(folder, path))).toEqual(readResult(join(folder, 'base.json')));

    const { stdout, code } = await compare(
      ...['--baseline', 'v1.0', 'slower.json', '--fail-on', 'lateness.p99 > 10%'],
    );
    expect(stdout).toMatch(/^slower against v1\.0, by file\n/);
    expect(code).toBe(EXIT.threshold);

    const again = await compare('--save-baseline', 'v1.0', 'slower.json');
    expect(again.stdout).toContain(', over the one that was there\n');
    expect(readResult(join(folder, path))).toEqual(readResult(join(folder, 'slower.json')));

    const unknown = await compare('--baseline', 'v2', 'base.json');
    expect(unknown.stderr).toMatch(/there is no baseline "v2" in results.baselines; there is v1\.0\n$/);
  });
});
