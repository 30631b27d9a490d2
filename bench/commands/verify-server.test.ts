import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ContractCase } from '../contract/case.ts';
import { EXIT } from '../core/failure.ts';
import { declaringServer, httpServer } from '../core/example-server.ts';
import { processTree } from '../foreign/process-tree.ts';
import { attach } from '../foreign/server.ts';
import { startCommandLine } from './example-command-line.ts';
import { verifyForeign } from './verify-server.ts';

const KEPT = {
  id: 'a/kept',
  rule: 1,
  title: 'is kept',
  needs: [] as const,
  run: () => Promise.resolve(),
} satisfies ContractCase;
const BROKEN: ContractCase = {
  ...KEPT,
  id: 'a/broken',
  rule: 7,
  title: 'is broken',
  run: () => Promise.reject(new Error('expected 1, found \u001b[31m2')),
};
const OURS: ContractCase = { ...KEPT, id: 'a/ours', server: 'ours' };
const FOR_STREAMS: ContractCase = { ...KEPT, id: 'a/stream', needs: ['stream'] };
const CASES = [KEPT, BROKEN, OURS, FOR_STREAMS];

const DECLARED = {
  pushbench: 1,
  name: 'theirs',
  transports: { polling: { path: '/p', http: [1, 2] }, sse: { path: '/s' } },
};

async function verified(json: boolean, cases: readonly ContractCase[] = CASES) {
  // To publish has to work, to tell whether others do.
  const url = await declaringServer(DECLARED, (_, response) => {
    response.writeHead(204, { 'Event-Cursor': 'e-1' }).end();
  });
  const told: string[] = [];
  const outcome = await verifyForeign({
    open: () => attach(url),
    json,
    color: false,
    cases,
    onProgress: (text) => told.push(text),
  });
  return { ...outcome, told, url };
}

describe("the verdict on somebody's server", () => {
  test('counts what passed, failed, was left out and does not apply, and says why', async () => {
    const { text, exitCode, told, url } = await verified(false);
    const lines = text.replaceAll(/ +/g, ' ').split('\n');
    expect(lines[0]).toBe(`theirs, at ${url.origin}`);
    expect(lines).toEqual(
      expect.arrayContaining(['polling 1 1 1 1', 'polling over HTTP/2 1 1 1 1', 'sse 2 1 1 0']),
    );
    expect(lines).toEqual(
      expect.arrayContaining(['sse: a/broken (R7): is broken', ' expected 1, found \\u001b[31m2']),
    );
    expect(lines).toContain('not declared, so not looked at: long-polling, websocket');
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^left out: \d+ of \d+ cases need a server in our own process$/),
        expect.stringMatching(
          /^left out: \d+ cases restart the server; they run when it is started by verify -- COMMAND$/,
        ),
      ]),
    );
    expect(exitCode).toBe(EXIT.failed);
    expect(told).toEqual(['verifying polling', 'verifying polling over HTTP/2', 'verifying sse']);
  });

  test('is fine when nothing failed', async () => {
    expect((await verified(false, [KEPT, OURS])).exitCode).toBe(EXIT.ok);
  });

  test('is the same as JSON', async () => {
    const { text, url } = await verified(true, [BROKEN, OURS]);
    const cases = [
      {
        id: 'a/broken',
        rule: 7,
        title: 'is broken',
        state: 'failed',
        message: 'expected 1, found \u001b[31m2',
      },
      { id: 'a/ours', rule: 1, title: 'is kept', state: 'skipped', lacks: ['ours'] },
    ];
    expect(JSON.parse(text)).toEqual({
      server: { url: url.origin, name: 'theirs' },
      transports: [
        { name: 'polling', transport: 'polling', http: 1, path: '/p', cases },
        { name: 'polling over HTTP/2', transport: 'polling', http: 2, path: '/p', cases },
        { name: 'sse', transport: 'sse', http: 1, path: '/s', cases },
      ],
    });
  });
});

/** A server that says by a file which process it is, and never ends a request but the first. */
const STUCK = `
  const answer = { pushbench: 1, name: 'stuck', transports: { polling: { path: '/p' } } };
  require('http').createServer((request, response) => {
    if (request.url === '/') response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer));
    else require('fs').writeFileSync(process.env.PID_FILE, String(process.pid));
  }).listen(process.env.PORT, '127.0.0.1')`;

describe('the command line', () => {
  test('tells a server that is none in one line, with exit code 3', async () => {
    const url = await httpServer((_, response) => {
      response.setHeader('Content-Type', 'text/html').end('<p>');
    });
    expect(await startCommandLine(tmpdir(), ['verify', url.origin]).ended).toEqual({
      stdout: '',
      stderr: `pushbench: no server to work with at ${url.origin}: GET / is answered with text/html, where R23 wants application/json\n`,
      code: EXIT.failed,
      signal: null,
    });
  });

  test('tells a command that is no server in one line, with exit code 3', async () => {
    const command = [process.execPath, '-e', "console.error('no luck'); process.exit(7)"];
    const { stdout, stderr, code } = await startCommandLine(tmpdir(), ['verify', '--', ...command]).ended;
    expect(stderr).toMatch(
      /^pushbench: [^\n]*: it ended \(exit code 7\) and never answered [^\n]*: no luck\n$/,
    );
    expect({ stdout, code }).toEqual({ stdout: '', code: EXIT.failed });
  });

  test.skipIf(process.platform === 'win32').each([
    ['SIGINT', EXIT.interrupted],
    ['SIGTERM', EXIT.terminated],
    ['SIGHUP', 129],
  ] as const)('ends a server that it has started when %s comes', async (signal, code) => {
    const folder = mkdtempSync(join(tmpdir(), 'pushbench-verify-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    const file = join(folder, 'pid');
    const command = [process.execPath, '-e', STUCK];
    const { child, ended } = startCommandLine(folder, ['verify', '--', ...command], { PID_FILE: file });
    const pid = (): number => {
      try {
        return Number(readFileSync(file, 'utf8'));
      } catch {
        return 0;
      }
    };
    await expect.poll(pid, { timeout: 20_000 }).toBeGreaterThan(0);
    child.kill(signal);
    expect(await ended).toMatchObject({ stdout: '', code });
    // One that is killed as we end may outlive us by a moment.
    await expect.poll(() => processTree(pid()), { timeout: 20_000 }).toEqual([]);
  });
});
