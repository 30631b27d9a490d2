import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EXIT } from '../core/failure.ts';
import { httpServer } from '../core/example-server.ts';
import { processTree } from '../foreign/process-tree.ts';
import { readResult } from '../store.ts';
import { startCommandLine } from './example-command-line.ts';

const COMMAND = [process.execPath, join(import.meta.dirname, '..', 'run', 'example-foreign-server.ts')];
const SHORT = ['-t', 'sse,websocket,raw-tcp', '-d', '300ms', '--warmup', '0', '--agents', '2', '-r', '20'];

let folder: string;
let out: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pushbench-foreign-'));
  out = join(folder, 'result.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Every process of Node's that was started and has not ended. */
function running(): readonly number[] {
  const file = join(folder, 'pids');
  const pids = existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ').map(Number) : [];
  // Each of its threads has noted itself.
  return [...new Set(pids)].filter((pid) => processTree(pid).some((one) => one.pid === pid));
}

function startRun(...args: readonly string[]) {
  const note = join(folder, 'note.cjs');
  writeFileSync(note, `require('fs').appendFileSync(process.env.PID_FILE, process.pid + ' ')`);
  const env = { NODE_OPTIONS: `--require=${note}`, PID_FILE: join(folder, 'pids') };
  return startCommandLine(folder, ['run', ...SHORT, '--out', out, ...args], env);
}

describe.skipIf(process.platform === 'win32')("a run beside somebody's server", () => {
  test('measures both under the same scenario, and says whose is whose', async () => {
    const { stdout, stderr, code } = await startRun('--', ...COMMAND).ended;
    const result = readResult(out);
    expect(result.trials.filter(({ state }) => state === 'failed')).toEqual([]);
    // Or 3, where the machine was too busy for a single valid trial.
    expect(code).toBe(result.trials.some(({ state }) => state === 'measured') ? EXIT.ok : EXIT.failed);
    expect(result).toMatchObject({
      parameters: { server: 'pushbench', trigger: 'post' },
      variants: { ours: {}, theirs: { server: { name: 'an example', command: COMMAND } } },
    });
    expect(result.order.flat().toSorted()).toEqual(['raw-tcp', 'sse@ours', 'sse@theirs']);
    expect(stderr).toContain('not declared by an example, so not measured: WebSocket\n');
    expect(stdout).toMatch(/^SSE \(HTTP\/1\.1\), ours/m);
    expect(stdout).toMatch(/^SSE \(HTTP\/1\.1\), an example/m);
    expect(stdout).toMatch(
      /^an example is not ours: .*example-foreign-server\.ts, started anew for each trial\.$/m,
    );
  });

  test('leaves out, with a line, what it does not declare of a suite with variants', async () => {
    const args = ['run', 'duplex', '-t', 'sse,websocket', '--out', out, '--', ...COMMAND];
    const { stderr, code } = await startCommandLine(folder, args).ended;
    expect(stderr).toMatch(/^not declared by an example, so not measured: WebSocket$/m);
    expect(stderr).toMatch(
      /^not measured: SSE \(HTTP\/1\.1\) \(alone 1\/s; .*; bytes\): an example declares no way up$/m,
    );
    expect(stderr).toMatch(/^pushbench: nothing is left to measure of an example: give another suite$/m);
    expect(code).toBe(EXIT.failed);
    expect(existsSync(out)).toBe(false);
  });

  test('measures nothing where there is none, and says so in one line', async () => {
    const url = await httpServer((_, response) => {
      response.setHeader('Content-Type', 'text/html').end('<p>');
    });
    expect(await startRun('--server', url.origin).ended).toEqual({
      stdout: '',
      stderr: `pushbench: no server to work with at ${url.origin}: GET / is answered with text/html, where R23 wants application/json\n`,
      code: EXIT.failed,
      signal: null,
    });
    expect(existsSync(out)).toBe(false);
  });

  test.each([
    [['--server', 'http://127.0.0.1:1', '--', 'true'], /one server beside ours/],
    [['--'], /give the command that starts your server after --/],
    [['--aa', '--', 'true'], /leave out --aa$/m],
  ])('takes %j for a mistake', async (args, message) => {
    const { stderr, code } = await startRun(...args).ended;
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^[^\n]*\n$/);
    expect(code).toBe(EXIT.usage);
  });

  test.each([
    ['SIGINT', EXIT.interrupted],
    ['SIGKILL', null],
  ] as const)(
    'that is ended by %s leaves nothing of either',
    async (signal, code) => {
      // The seed has theirs first.
      const args = ['-t', 'sse', '--seed', '1', '-d', '60s', '--', ...COMMAND];
      const { child, written, ended } = startRun(...args);
      await expect.poll(() => written.stderr, { timeout: 25_000 }).toContain('trial 1 of 2: sse@theirs');
      // The command line; who stands in for the server, a client, the publisher, and the server itself.
      await expect.poll(() => running().length, { timeout: 20_000 }).toBe(5);
      child.kill(signal);
      expect(await ended).toMatchObject({ code });
      await expect.poll(running, { timeout: 20_000 }).toEqual([]);
    },
    60_000,
  );
});
