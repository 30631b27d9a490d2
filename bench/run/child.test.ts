import { afterEach, describe, expect, test, vi } from 'vitest';
import { DEFAULT_SERVE_OPTIONS } from '../core/serving.ts';
import { startChild, type Child } from './child.ts';
import type { ServerCalls, ServerSetup } from './server-calls.ts';

const SETUP: ServerSetup = {
  server: 'pushbench',
  row: 'polling',
  http: null,
  serve: DEFAULT_SERVE_OPTIONS,
  history: { maxEvents: 10, maxBytes: 1_000 },
  keepAliveUs: 90_000_000,
  responseHeaders: 'bare',
  answerWorkUs: 0,
  trigger: 'feed',
};

let server: Child<ServerCalls> | undefined;

function start(): Child<ServerCalls> {
  server = startChild<ServerCalls>('server-process');
  return server;
}

afterEach(async () => {
  vi.unstubAllEnvs();
  server?.kill();
  await server?.ended();
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('a child process', () => {
  test('answers calls, and what it has to say against one is passed on', async () => {
    const { call } = start();
    await expect(call('readings', undefined)).rejects.toThrow(/^the server is not open yet$/);
    expect(await call('memory', undefined)).toBeGreaterThan(1_000_000);
  });

  test('serves as it was told to, and ends by itself once it is told to close', async () => {
    const { call, ended, pid } = start();
    const { url } = await call('open', SETUP);
    const { headers } = await fetch(url);
    expect(headers.get('keep-alive')).toBe('timeout=90');
    expect(await call('close', undefined)).toEqual({ connectionsLeft: 0 });
    expect(await ended()).toBe(true);
    expect(isAlive(pid)).toBe(false);
  });

  test('that is killed fails the calls under way, in one line that says so', async () => {
    const { call, kill } = start();
    await call('memory', undefined);
    const waiting = [call('memory', undefined), call('readings', undefined)];
    kill();
    for (const { status, ...outcome } of await Promise.allSettled(waiting)) {
      if (status === 'rejected') {
        expect(outcome).toEqual({ reason: new Error('the server-process ended early (SIGKILL)') });
      }
    }
    await expect(call('memory', undefined)).rejects.toThrow(/^the server-process ended early \(SIGKILL\)$/);
  });

  test.each(['Error', 'TypeError'])('that fails on its own is told by the %s of its trace', async (name) => {
    const program = encodeURIComponent(`throw new ${name}("made to fail")`);
    vi.stubEnv('NODE_OPTIONS', `--import=data:text/javascript,${program}`);
    const { call, ended } = start();
    await expect(call('memory', undefined)).rejects.toThrow(
      new RegExp(`^the server-process ended early \\(1\\): ${name}: made to fail$`),
    );
    expect(await ended()).toBe(true);
  });

  test.skipIf(process.platform === 'win32')('that does not end in time is killed', async () => {
    const { call, ended, pid } = start();
    await call('memory', undefined);
    process.kill(pid, 'SIGSTOP');
    expect(await ended()).toBe(false);
    expect(isAlive(pid)).toBe(false);
  });
});
