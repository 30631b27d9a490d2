import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { parseChangeRule } from '../compare/fail-on.ts';
import { EXIT } from '../core/failure.ts';
import { exampleResult } from '../report/example-result.ts';
import { readResult, writeResult } from '../store.ts';
import { startCommandLine } from './example-command-line.ts';
import { untilValid } from './example-valid-run.ts';
import { findBaseline } from './run-baseline.ts';

const SHORT = ['run', '-t', 'raw-tcp', '-d', '300ms', '--warmup', '100ms', '--agents', '2', '-r', '20'];
const BASELINE = join('results', 'baselines', 'main.json');

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pushbench-run-baseline-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function run(...args: readonly string[]) {
  return startCommandLine(folder, [...SHORT, '--out', 'run.json', ...args]).ended;
}

describe('a run', () => {
  test('is saved as a baseline, and a later one compared with it', async () => {
    const first = await untilValid(() => run('--save-baseline', 'main'));
    expect(first).toMatchObject({ code: EXIT.ok });
    expect(first.stderr).toContain(`saved as baseline main in ${BASELINE}\n`);
    expect(readResult(join(folder, BASELINE))).toEqual(readResult(join(folder, 'run.json')));

    const saved = readResult(join(folder, BASELINE)).startedAt;
    const rules = ['--fail-on', 'raw-tcp:lateness.p99 > +1%', '--fail-on-undecided'];
    const second = await untilValid(() => run('--baseline', 'main', ...rules, '--save-baseline', 'main'));
    expect(second.stdout).toMatch(/^suite quick\n[^]*\n\nrun against main, by file\n/);
    // A single repetition decides nothing, and what did not pass takes no baseline's place.
    expect(second.stderr).toMatch(/^undecided {2}raw TCP \(control\), run: lateness\.p99 /m);
    expect(second.code).toBe(EXIT.threshold);
    expect(second.stderr).toContain('not saved as baseline main: ');
    expect(readResult(join(folder, BASELINE)).startedAt).toBe(saved);
  });
});

test('a rule is for a row that both have, or is refused', () => {
  const cwd = process.cwd();
  process.chdir(folder);
  onTestFinished(() => {
    process.chdir(cwd);
  });
  writeResult(BASELINE, exampleResult({ order: [['sse', 'polling']] }));
  const find = (rule: string) =>
    findBaseline(
      { baseline: 'main', failOn: [parseChangeRule(rule)] },
      exampleResult({ order: [['sse', 'websocket']] }),
    );
  expect(find('sse:lost > 0%')?.source).toBe(BASELINE);
  for (const row of ['polling', 'websocket', 'sse@theirs']) {
    expect(() => find(`${row}:lost > 0%`)).toThrow(`--fail-on: there is no row ${row} here; there is sse`);
  }
});

describe('before anything is measured', () => {
  test.each<readonly [string, readonly string[], RegExp]>([
    ['a baseline that there is not', ['--baseline', 'main2'], /no baseline "main2" .* there is main\n$/],
    ['a name that is none', ['--save-baseline', 'a/b'], /"a\/b" is no name for a baseline/],
    ['rules without a baseline', ['--fail-on', 'lost > 0%'], /name the --baseline to compare with/],
    [
      'a baseline of another scenario',
      ['--baseline', 'main'],
      /do not compare: this run: .*agents 2, not 20; /,
    ],
    [
      'a baseline that has none of its rows',
      ['--baseline', 'main', '-t', 'websocket'],
      /nothing to compare: by file, no row of main has its like in another column\n$/,
    ],
    [
      'a threshold for a row that it has not',
      ['--threshold', 'sse:lost<1'],
      /--threshold: there is no row sse here; there is raw-tcp\n$/,
    ],
  ])('%s is refused', async (_, args, message) => {
    writeResult(join(folder, BASELINE), exampleResult());
    const { stdout, stderr, code } = await run(...args);
    expect({ stdout, code }).toEqual({ stdout: '', code: EXIT.usage });
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(existsSync(join(folder, 'run.json'))).toBe(false);
  });
});
