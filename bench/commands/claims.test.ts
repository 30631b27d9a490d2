import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordedOf } from '../claims/example-evidence.ts';
import { EXIT } from '../core/failure.ts';
import { readResult, writeResult } from '../store.ts';
import { showText } from './claims.ts';
import { startCommandLine } from './example-command-line.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pushbench-claims-'));
  const reference = join(folder, 'results', 'reference');
  mkdirSync(reference, { recursive: true });
  for (const { source, result } of recordedOf()) writeResult(join(reference, source), result);
  writeFileSync(join(folder, 'broken.json'), '{');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A process of its own, in the folder. */
function claims(...args: readonly string[]) {
  return startCommandLine(folder, ['claims', ...args]).ended;
}

const VIEW = { lang: 'en', format: 'table' } as const;

describe('claims', () => {
  test('judges what is recorded under results/reference, and ends well though sentences fail', async () => {
    const { stdout, stderr, code } = await claims('--format', 'csv');
    expect({ stderr, code }).toEqual({ stderr: '', code: EXIT.ok });
    const verdicts = new Map(
      stdout.split('\r\n').map((line) => line.split(',').slice(0, 2) as [string, string]),
    );
    expect(verdicts.size).toBe(1 + 22);
    expect(verdicts.get('polling-late')).toBe('holds');
    expect(verdicts.get('sse-any-language')).toBe('unmeasured');
  });

  test('takes files and a language, and prints the matrix', async () => {
    const standard = join('results', 'reference', 'standard.json');
    const { stdout, code } = await claims(standard, '--lang', 'ru', '--matrix');
    expect(code).toBe(EXIT.ok);
    expect(stdout).toMatch(/^опрос .* − 502 мс \? /m);
    expect(stdout).not.toContain('fanout');
  });

  test.each([
    ['a file that is no result', ['broken.json'], 'pushbench: broken.json is not JSON, or was cut off\n'],
    ['a place that is not there', ['nowhere'], /^pushbench: nowhere holds no results: measure with .*\n$/],
    ['an unknown language', ['--lang', 'de'], /--lang cannot be "de"; give one of en, ru\n$/],
    ['--quick without --run', ['--quick'], /give --run as well\n$/],
    ['--brief of what is no table', ['--brief', '--json'], /--brief shortens tables, and json is none/],
    ['--brief of a matrix', ['--brief', '--matrix'], /--brief and --matrix do not go together/],
    ['an unknown claim', ['show', 'polling-lat'], /did you mean polling-late\?.*\n$/],
  ])('refuses %s in one line', async (_, args, message) => {
    const { stdout, stderr, code } = await claims(...args);
    expect({ stdout, code }).toEqual({ stdout: '', code: EXIT.usage });
    if (typeof message === 'string') expect(stderr).toBe(message);
    else expect(stderr).toMatch(message);
  });

  test('shows one in full, with options on either side of it', async () => {
    const { stdout, code } = await claims('show', 'polling-late', '--lang', 'ru');
    expect(code).toBe(EXIT.ok);
    expect(stdout).toMatch(/^polling-late: События всегда приходят с опозданием\./);
  });

  test('shows one alone in the formats for programs', () => {
    const reference = join(folder, 'results', 'reference');
    const parsed = JSON.parse(showText('polling-late', [reference], { ...VIEW, json: true })) as {
      claims: { id: string }[];
    };
    expect(parsed.claims.map(({ id }) => id)).toEqual(['polling-late']);
  });
});

/** Interrupted once something is so; `env` is what it has besides ours. */
async function interrupted(isSo: () => boolean, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { child, ended } = startCommandLine(folder, ['claims', '--run', ...args], env);
  await expect.poll(isSo, { timeout: 10_000 }).toBe(true);
  child.kill('SIGINT');
  return ended;
}

describe.skipIf(process.platform === 'win32')('claims --run, interrupted', () => {
  test('while a suite is measured that was cut off before, has told so, and leaves it cut off', async () => {
    const bytes = join(folder, 'cut', 'bytes.json');
    for (const { source, result } of recordedOf()) {
      const state = source === 'bytes.json' ? 'interrupted' : 'complete';
      writeResult(join(folder, 'cut', source), { ...result, state });
    }
    const isRunning = () => readResult(bytes).state === 'running';
    const { stdout, stderr, code } = await interrupted(isRunning, ['--quick', '--out', 'cut']);
    expect(code).toBe(EXIT.interrupted);
    expect(stderr).toMatch(
      /^taken over, and not run again: standard ×1, waiting ×1, .* from cut\ncut\/bytes\.json was cut off: bytes is measured anew\n1 suite to run, /,
    );
    expect(readResult(bytes).state).toBe('interrupted');
    expect(stdout).toContain('polling-headers');
  });

  test('while a server is verified, judges what it was given, and has no results to ask for', async () => {
    // A server that never gets ready, in the place of the one in Python.
    const programs = join(folder, 'programs');
    const started = join(folder, 'started');
    mkdirSync(programs);
    writeFileSync(join(programs, 'python3'), `#!/bin/sh\n: > '${started}'\nexec sleep 60\n`, { mode: 0o755 });
    const { stdout, stderr, code } = await interrupted(
      () => existsSync(started),
      [join('results', 'reference'), '--out', 'new'],
      { PATH: `${programs}${delimiter}${process.env['PATH'] ?? ''}` },
    );
    expect({ code, asks: stderr.includes('holds no results') }).toEqual({
      code: EXIT.interrupted,
      asks: false,
    });
    expect(stdout).toContain('polling-late');
    expect(existsSync(join(folder, 'new'))).toBe(false);
  });
});
