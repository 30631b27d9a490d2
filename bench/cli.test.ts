import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCommandLine } from './commands/example-command-line.ts';
import { EXIT } from './core/failure.ts';
import { exampleResult } from './report/example-result.ts';
import { writeResult } from './store.ts';

const ESCAPE = '\u001B';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pushbench-cli-'));
  writeResult(join(folder, 'whole.json'), exampleResult());
  writeFileSync(join(folder, 'cut.json'), readFileSync(join(folder, 'whole.json'), 'utf8').slice(0, -20));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(...args: readonly string[]) {
  return startCommandLine(folder, args).ended;
}

describe('a mistake', () => {
  test.each<readonly [string, readonly string[], RegExp]>([
    ['a command that there is not', ['measure'], /unknown command "measure"; "pushbench --help" names/],
    [
      'an option that there is not',
      ['run', '--fast'],
      /unknown option "--fast"; "pushbench run --help" names/,
    ],
    ['a suite that there is not', ['run', 'quik'], /unknown suite "quik": did you mean quick\?/],
    [
      'a transport that there is not',
      ['run', '-t', 'pigeon'],
      /--transports cannot be "pigeon"; give some of polling, /,
    ],
    [
      'a number that is none',
      ['run', '--agents', 'many'],
      /--agents cannot be "many"; give a whole number from 1 up$/m,
    ],
    ['a duration without a unit', ['run', '-d', '5'], /--duration cannot be "5"; give a time such as 125ms/],
    ['a size that is none', ['run', '--size', '-1'], /--size cannot be "-1"; give a size such as 100/],
    ['a negative rate', ['run', '--rate=-1'], /--rate cannot be "-1"; give a number/],
    ['a threshold of no form', ['run', '--threshold', 'fast'], /"fast" is no threshold: write it as /],
    ['a threshold on no metric', ['run', '--threshold', 'loss<1'], /unknown metric "loss"/],
    ['more drivers than agents', ['run', '--drivers', '3', '--agents', '2'], /at most --drivers 2/],
    ['more agents than the machine holds', ['run', '--agents', '10000000', '-r', '100'], /more than/],
    [
      'a metric that there is not',
      ['explain', 'lateness.p98'],
      /did you mean lateness\.p90 or lateness\.p99/,
    ],
    [
      'a row to verify that there is not',
      ['verify', 'pigeon'],
      /"pigeon" cannot be verified; give some of polling, long-polling/,
    ],
    [
      'no file to report',
      ['report'],
      /report lacks its <files>; write it as pushbench report \[options\] <files\.\.\.>$/m,
    ],
    ['a file that is missing', ['report', 'nothing.json'], /nothing\.json cannot be read: no such file/],
    ['a file that was cut off', ['report', 'cut.json'], /cut\.json is not JSON, or was cut off/],
    [
      'a format that there is not',
      ['report', '--format', 'xml', 'cut.json'],
      /--format cannot be "xml"; give one of table, /,
    ],
    ['a claim too few', ['claims', 'show'], /show lacks its <id>; write it as pushbench claims show /],
    [
      'a command to be helped with that there is not',
      ['help', 'rum'],
      /unknown command "rum": did you mean run\?/,
    ],
    ['a folder to write to', ['run', '--out', '.'], /cannot write \.: it is not a regular file/],
    [
      'a place that cannot be written',
      ['run', '--out', 'cut.json/x.json'],
      /cannot write cut\.json\/x\.json: /,
    ],
  ])('such as %s is told in one line on stderr, with exit code 2', async (_, args, line) => {
    const { stdout, stderr, code } = await run(...args);
    expect(stderr).toMatch(line);
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect({ stdout, code }).toEqual({ stdout: '', code: EXIT.usage });
    expect(stderr).not.toContain(ESCAPE);
  });

  test('of saying nothing at all is answered with the help', async () => {
    const { stdout, stderr, code } = await run();
    expect({ stdout, code }).toEqual({ stdout: '', code: EXIT.usage });
    expect(stderr).toContain('Usage: pushbench');
  });
});

describe('help', () => {
  test.each(['run', 'list', 'verify', 'report', 'explain', 'doctor'])(
    'there is for %s, with exit code 0',
    async (command) => {
      const { stdout, stderr, code } = await run(command, '--help');
      expect({ stderr, code }).toEqual({ stderr: '', code: EXIT.ok });
      expect(stdout).toContain(`Usage: pushbench ${command}`);
      expect(stdout.includes('Examples:\n  pushbench run')).toBe(command === 'run');
    },
  );

  test('names every command and exit code, and the version', async () => {
    const { stdout, code } = await run('--help');
    expect(code).toBe(EXIT.ok);
    for (const word of ['run', 'list', 'verify', 'report', 'explain', 'doctor', ...Object.values(EXIT)]) {
      expect(stdout).toMatch(new RegExp(`\\b${word}\\b`));
    }
    expect(await run('--version')).toMatchObject({
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
      code: 0,
    });
  });
});

describe('a reader that ends early', () => {
  test('is no fault', async () => {
    const { child, ended } = startCommandLine(folder, ['list']);
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ code: EXIT.ok, stderr: '' });
  });
});
