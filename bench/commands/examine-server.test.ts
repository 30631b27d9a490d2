import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ContractCase } from '../contract/case.ts';
import { DECLARED_CASE } from '../contract/cases/capabilities.ts';
import { MEASURED_CASES, MEASURED_CASES_WITH_WAY_UP } from '../contract/measured-cases.ts';
import { EXIT, Failure } from '../core/failure.ts';
import { declaringServer } from '../core/example-server.ts';
import { ROW_IDS, type RowId } from '../transports.ts';
import { examineServer, type ExamineOptions, type WantedRow } from './examine-server.ts';

const KEPT: ContractCase = {
  id: 'a/kept',
  rule: 1,
  title: 'is kept',
  needs: [],
  run: () => Promise.resolve(),
};
const breaking = (rule: number): ContractCase => ({
  ...KEPT,
  id: 'a/broken',
  rule,
  title: 'is broken',
  run: () => Promise.reject(new Error('found \u001b[31m2')),
});

const DECLARED = {
  pushbench: 1,
  name: 'theirs',
  transports: { polling: { path: '/p', http: [1, 2], wayUp: true }, sse: { path: '/s' } },
};

const over = (http: 1 | 2 | null, ...rows: readonly RowId[]): readonly WantedRow[] =>
  rows.map((row) => ({ row, http }));

async function examined(options: Partial<ExamineOptions> = {}) {
  // To publish has to work, to tell whether others do.
  const url = await declaringServer(DECLARED, (_, response) => {
    response.writeHead(204, { 'Event-Cursor': 'e-1' }).end();
  });
  const told: string[] = [];
  const outcome = await examineServer(
    { url: url.origin },
    {
      wanted: over(null, ...ROW_IDS),
      force: false,
      cases: [KEPT],
      signal: new AbortController().signal,
      onProgress: (line) => told.push(line),
      onRow: (line) => told.push(line),
      ...options,
    },
  ).catch((error: unknown) => {
    if (error instanceof Failure) return error;
    throw error;
  });
  return { outcome, told, url: url.origin };
}

describe('what figures rest on', () => {
  test('is that a transport is where it is declared, and nothing that only a server of ours can be asked', () => {
    expect(MEASURED_CASES).toContain(DECLARED_CASE);
    expect(MEASURED_CASES_WITH_WAY_UP.filter(({ server = 'any' }) => server !== 'any')).toEqual([]);
  });

  test('is the way up as well, where clients use it', () => {
    const besides = MEASURED_CASES_WITH_WAY_UP.filter((one) => !MEASURED_CASES.includes(one));
    expect(new Set(besides.map(({ rule }) => rule))).toEqual(new Set([25]));
  });
});

describe('a server that is to be measured', () => {
  test('is measured over what it declares of the rows, and the others are named', async () => {
    const { outcome, told, url } = await examined();
    expect(outcome).toEqual({
      server: { name: 'theirs', url },
      offered: [
        { row: 'polling', http: null, wayUp: true },
        { row: 'sse', http: null, wayUp: false },
      ],
    });
    expect(told).toEqual([
      'not declared by theirs, so not measured: long polling, SSE (HTTP/2), WebSocket',
      'verifying polling of theirs, as far as figures rest on it',
      'verifying sse of theirs, as far as figures rest on it',
    ]);
  });

  test('is measured over the versions of HTTP that are asked for', async () => {
    const { outcome, told } = await examined({
      wanted: [...over(2, 'polling', 'long-polling', 'raw-tcp'), ...over(null, 'polling')],
    });
    expect(outcome).toMatchObject({
      offered: [
        { row: 'polling', http: 2 },
        { row: 'polling', http: null },
      ],
    });
    expect(told).toEqual([
      'not declared by theirs, so not measured: long polling over HTTP/2',
      'verifying polling over HTTP/2 of theirs, as far as figures rest on it',
      'verifying polling of theirs, as far as figures rest on it',
    ]);
  });

  test('is not when it breaks a rule, which is named, with what was found', async () => {
    const { outcome, told } = await examined({
      wanted: over(null, 'sse'),
      cases: [breaking(10), KEPT, breaking(2)],
    });
    expect(outcome).toMatchObject({
      exitCode: EXIT.failed,
      message:
        'theirs breaks R2, R10 of servers/README.md, so it is not measured; --force does, and marks it',
    });
    expect(told).toEqual(expect.arrayContaining(['sse: a/broken (R10): is broken', '  found \\u001b[31m2']));
  });

  test('is all the same when that is forced, and its rules are noted, each once', async () => {
    const { outcome } = await examined({ force: true, cases: [breaking(10), breaking(2)] });
    expect(outcome).toMatchObject({ server: { name: 'theirs', breaks: [2, 10] } });
  });

  test('is not when it has none of the rows', async () => {
    const { outcome } = await examined({ wanted: over(null, 'websocket', 'raw-tcp') });
    expect(outcome).toMatchObject({
      exitCode: EXIT.failed,
      message: 'theirs declares nothing that is to be measured',
    });
  });

  test('and is started for that is examined in one life, and ended', async () => {
    const command = [process.execPath, join(import.meta.dirname, '..', 'run', 'example-foreign-server.ts')];
    let url: URL | undefined;
    const noting: ContractCase = {
      ...KEPT,
      run: (subject) => {
        url = subject.url;
        return Promise.resolve();
      },
    };
    const options = {
      wanted: over(null, 'sse'),
      force: false,
      cases: [noting],
      signal: new AbortController().signal,
      onProgress: () => undefined,
      onRow: () => undefined,
    } as const;
    expect(await examineServer({ command }, options)).toEqual({
      server: { name: 'an example', command },
      offered: [{ row: 'sse', http: null, wayUp: false }],
    });
    await expect(fetch(url ?? '')).rejects.toThrow('fetch failed');
  });
});
