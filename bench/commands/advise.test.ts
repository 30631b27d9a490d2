import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordedOf } from '../claims/example-evidence.ts';
import { EXIT, Failure } from '../core/failure.ts';
import { writeResult } from '../store.ts';
import { addAdviseOptions, advise, type AdviseOptions } from './advise.ts';
import { startCommandLine } from './example-command-line.ts';

let folder = '';
let reference = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pushbench-advise-'));
  reference = join(folder, 'results', 'reference');
  mkdirSync(reference, { recursive: true });
  for (const { source, result } of recordedOf()) writeResult(join(reference, source), result);
  writeFileSync(join(folder, 'broken.json'), '{');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A process of its own, in the folder. */
function started(...args: readonly string[]) {
  return startCommandLine(folder, ['advise', ...args]).ended;
}

/** As the command line would call it. */
async function called(...args: readonly string[]): Promise<string> {
  return calledFor(undefined, ...args);
}

async function calledFor(width: number | undefined, ...args: readonly string[]): Promise<string> {
  let text = '';
  const command = addAdviseOptions(new Command())
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .action(async (paths: readonly string[], options: AdviseOptions) => {
      text = await advise(paths, options, width);
    });
  await command.parseAsync(args, { from: 'user' });
  return text;
}

type Parsed = {
  readonly asked: object;
  readonly placed: readonly {
    readonly candidate: { readonly row: string; readonly http: number };
    readonly bytesPerSecond: { readonly up: number; readonly down: number };
  }[];
  readonly gaps: readonly { readonly command: string }[];
};

describe('advise', () => {
  test('fits a terminal, in tables below each other that name their rows', async () => {
    const lines = (await calledFor(80, '--clients', '20000')).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(lines.filter((line) => line.startsWith('1  '))).toHaveLength(2);
  });

  test('says what to take, why, what would change it and what it rests on, by what is recorded', async () => {
    const { stdout, stderr, code } = await started('--clients', '20000', '--rate', '2/min');
    expect({ stderr, code }).toEqual({ stderr: '', code: EXIT.ok });
    expect(stdout).toMatch(/^Take (SSE|WebSocket)/);
    expect(stdout).toContain('For 20,000 clients, 2/min events to each');
    expect(stdout).toMatch(/^1 {2}.*\n2 {2}.*\n3 {2}/m);
    for (const head of ['Why in this order', 'What would change it', 'Extrapolated', 'Rests on']) {
      expect(stdout).toContain(`\n\n${head}`);
    }
    // No poller's CPU is in the made-up runs: how long they take to answer all at once is not known.
    expect(stdout).toMatch(/\? server CPU of polling[^?]*\snot\smeasured:\s+pushbench\s+run\s+sweep-poll/);
    expect(stdout).toMatch(/^\d {2}long polling .* ≥ 2\.4 .* \? /m);
    expect(stdout).toMatch(/server memory not measured over this HTTP: polling over HTTP\/2, long\s+polling/);
    expect(stdout).toContain('clients 20,000, measured 200 (fanout, waiting): by a factor of 100');
    expect(stdout).not.toContain('\u001b');
  });

  test('tells programs all of it, from exchanges that were made here', async () => {
    const text = await called(reference, '--json', '--rate', '1/day', '--http', '1', '--cookie', '4KiB');
    const { asked, placed, gaps } = JSON.parse(text) as Parsed;
    expect(asked).toEqual({
      clients: 1_000,
      ratePerSecond: 1 / 86_400,
      bodyBytes: 100,
      lateUs: 1_000_000,
      upstreamPerSecond: 0,
      http: 1,
      cookieBytes: 4_096,
      delayUs: 0,
    });
    expect(placed.map(({ candidate }) => candidate.http)).toEqual([1, 1, 1, 1]);
    const polling = placed.find(({ candidate }) => candidate.row === 'polling');
    expect(polling?.bytesPerSecond.up).toBeGreaterThan(4_096 * 900);
    expect(gaps.map(({ command }) => command)).toContain('pushbench run sweep-poll');
  });

  test.each([
    ['a cookie that fits nowhere', ['--cookie', '20KiB'], /^a cookie's line .* does not fit /],
    ['a cookie that is none', ['--cookie', '5'], /^a cookie's line has 19 bytes at least/],
    ['a body that no message can have', ['--size', '1MB'], /^--size is 65000 at most here$/],
    ['a place that is not there', ['nowhere'], /^nowhere holds no results: measure with /],
  ])('refuses %s', async (_, args, message) => {
    const error: unknown = await called(...args).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Failure);
    expect((error as Failure).message).toMatch(message);
  });

  test.each([
    ['no events', ['--rate', '0'], /'-r, --rate <n>' .* 2\/min\.$/],
    ['a rate in weeks', ['--upstream', '1/week'], /'--upstream <n>' .* 2\/min\.$/],
    ['no clients', ['--clients', '0'], /'--clients <n>' .* from 1 up\.$/],
    ['no time', ['--late', '0s'], /'--late <time>' /],
    ['another HTTP', ['--http', '3'], /'--http <version>' .* give 1 or 2\.$/],
  ])('refuses %s, and names the option', async (_, args, message) => {
    await expect(called(...args)).rejects.toThrow(message);
  });

  test('refuses a file that is no result in one line, and ends with 2', async () => {
    const { stdout, stderr, code } = await started('broken.json');
    expect({ stdout, code }).toEqual({ stdout: '', code: EXIT.usage });
    expect(stderr).toMatch(/^pushbench: broken\.json is not JSON.*\n$/);
  });
});
