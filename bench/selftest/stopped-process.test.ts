import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { nowUs } from '../core/clock.ts';
import { stopProcess } from './stopped-process.ts';

const ONLY_LINUX_TELLS = process.platform !== 'linux';
const LONG_US = 60_000_000;

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

async function sleeper(): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6); console.log("up")']);
  started.push(child);
  await once(child.stdout, 'data');
  return child.pid ?? NaN;
}

/** Its state is `T` then (proc_pid_stat(5)). */
function isStopped(pid: number): boolean {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') T ');
}

async function untilStopped(pid: number, stopped: boolean): Promise<void> {
  await expect.poll(() => isStopped(pid), { timeout: 10_000 }).toBe(stopped);
}

describe.skipIf(ONLY_LINUX_TELLS)('a process that is stopped', () => {
  test('goes on after as long as was asked', async () => {
    const pid = await sleeper();
    const signal = new AbortController().signal;
    const stoppedUs = await stopProcess(pid, { atUs: nowUs(), forUs: 50_000, signal });
    expect(stoppedUs).toBeGreaterThanOrEqual(50_000);
    await untilStopped(pid, false);
  });

  test('stands still, and goes on when the wait is aborted', async () => {
    const pid = await sleeper();
    const controller = new AbortController();
    const { signal } = controller;
    const stopping = stopProcess(pid, { atUs: nowUs(), forUs: LONG_US, signal });
    await untilStopped(pid, true);
    controller.abort(new Error('enough'));
    await expect(stopping).rejects.toThrow();
    await untilStopped(pid, false);
  });

  test('is never stopped when the wait is aborted before', async () => {
    const pid = await sleeper();
    const controller = new AbortController();
    const stopping = stopProcess(pid, { atUs: nowUs() + LONG_US, forUs: 1, signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(stopping).rejects.toThrow();
    expect(isStopped(pid)).toBe(false);
  });

  test('goes on when whoever stopped it ends', async () => {
    const pid = await sleeper();
    const program = `
      import { stopProcess } from ${JSON.stringify(new URL('./stopped-process.ts', import.meta.url).href)};
      process.stdin.on('data', () => process.exit());
      stopProcess(${pid}, { atUs: 0, forUs: ${LONG_US}, signal: new AbortController().signal });`;
    const stopper = spawn(process.execPath, ['--input-type=module', '-e', program]);
    started.push(stopper);
    await untilStopped(pid, true);
    stopper.stdin.write('end\n');
    await once(stopper, 'exit');
    await untilStopped(pid, false);
  });
});

test('a process that has ended cannot be stopped, which is no error here', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'close');
  const signal = new AbortController().signal;
  await expect(stopProcess(child.pid ?? NaN, { atUs: 0, forUs: 1_000, signal })).resolves.toBeGreaterThan(0);
});
