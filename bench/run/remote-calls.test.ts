import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { remoteCalls, type Remote } from './remote-calls.ts';

type Offered = {
  double(value: number): number;
  same(value: unknown): Promise<unknown>;
  /** Answers once it is released. */
  wait(): Promise<string>;
  release(): void;
  fail(): never;
  failPlainly(): never;
  never(): Promise<void>;
  exit(): never;
  leave(): void;
};

/** A process that offers these calls. */
const PROGRAM = `
  import { answerCalls } from ${JSON.stringify(new URL('./remote-calls.ts', import.meta.url).href)};
  const released = Promise.withResolvers();
  const channel = answerCalls({
    double: (value) => 2 * value,
    same: async (value) => value,
    wait: () => released.promise,
    release: () => released.resolve('released'),
    fail() { throw new Error('it went wrong'); },
    failPlainly() { throw 'plain text'; },
    never: () => new Promise(() => undefined),
    exit: () => process.exit(7),
    leave: () => setImmediate(() => channel.leave()),
  });`;

let folder: string;
let child: ChildProcess;
let ended: Promise<readonly unknown[]>;
let call: Remote<Offered>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pushbench-calls-'));
  writeFileSync(join(folder, 'answers.mjs'), PROGRAM);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  child = fork(join(folder, 'answers.mjs'), [], { execArgv: [] });
  ended = once(child, 'exit');
  call = remoteCalls<Offered>(
    child,
    ended.then(([code, signal]) => new Error(`gone (${String(signal ?? code)})`)),
  );
});
afterEach(async () => {
  child.kill('SIGKILL');
  await ended;
});

describe('a remote call', () => {
  test('gives what the other process answers', async () => {
    expect(await call('double', 21)).toBe(42);
    expect(await call('same', { list: [1, 'two', null] })).toEqual({ list: [1, 'two', null] });
    expect(await call('same', undefined)).toBeUndefined();
  });

  test('is answered for itself, though calls that came later are answered before it', async () => {
    const waiting = call('wait', undefined);
    expect(await Promise.all([call('double', 1), call('double', 2)])).toEqual([2, 4]);
    await call('release', undefined);
    expect(await waiting).toBe('released');
  });

  test('rejects with the message of what was thrown there, and the next one works', async () => {
    await expect(call('fail', undefined)).rejects.toThrow(/^it went wrong$/);
    await expect(call('failPlainly', undefined)).rejects.toThrow(/^plain text$/);
    expect(await call('double', 3)).toBe(6);
  });

  test('rejects when the other process ends before it answers', async () => {
    await call('double', 1);
    const waiting = expect(call('never', undefined)).rejects.toThrow('gone (7)');
    await expect(call('exit', undefined)).rejects.toThrow('gone (7)');
    await waiting;
  });

  test.skipIf(process.platform !== 'linux')(
    'rejects when the other process is dead, though nobody was told yet, however many are made',
    async () => {
      await call('double', 1);
      child.kill('SIGKILL');
      const state = () => /\) (\w)/.exec(readFileSync(`/proc/${child.pid ?? 0}/stat`, 'utf8'))?.[1];
      while (state() !== 'Z');
      const asked = Array.from({ length: 3 }, () => call('double', 1));
      for (const outcome of await Promise.allSettled(asked)) {
        expect(outcome).toMatchObject({ status: 'rejected', reason: new Error('gone (SIGKILL)') });
      }
    },
  );

  test('rejects when the other process has ended, and when it is just ending, however many are made', async () => {
    await call('double', 1);
    child.kill('SIGKILL');
    const ending = Array.from({ length: 20 }, () => call('same', 'x'.repeat(100_000)));
    for (const outcome of await Promise.allSettled(ending)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: new Error('gone (SIGKILL)') });
    }
    await expect(call('double', 1)).rejects.toThrow('gone (SIGKILL)');
  });
});

describe('a process that answers calls', () => {
  test('ends when its parent is gone', async () => {
    await call('double', 1);
    child.disconnect();
    expect(await ended).toEqual([1, null]);
  });

  test('ends by itself once it has left and nothing else keeps it', async () => {
    await call('leave', undefined);
    expect(await ended).toEqual([0, null]);
  });

  test.skipIf(process.platform === 'win32')('goes on though a signal asks its group to stop', async () => {
    await call('double', 1);
    child.kill('SIGINT');
    child.kill('SIGTERM');
    expect(await call('double', 2)).toBe(4);
  });
});
