import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';

/** Waits for ever once a signal asked it to stop, until it is told to go on; then it lets go of signals. */
const PROGRAM = `
  import { catchSignals } from ${JSON.stringify(new URL('./signals.ts', import.meta.url).href)};
  const signals = catchSignals();
  signals.signal.addEventListener('abort', () => console.log('asked to stop, exit code ' + signals.exitCode()));
  process.stdin.on('data', () => {
    signals.release();
    console.log('released');
  });
  console.log('exit code ' + signals.exitCode());`;

let child: ChildProcess | undefined;

afterEach(() => {
  child?.kill('SIGKILL');
});

function start() {
  const started = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM]);
  child = started;
  const written = { stdout: '', stderr: '' };
  started.stdout.on('data', (chunk) => (written.stdout += String(chunk)));
  started.stderr.on('data', (chunk) => (written.stderr += String(chunk)));
  const ended = once(started, 'exit') as Promise<[number | null, string | null]>;
  const saw = (stream: keyof typeof written, text: string) =>
    expect.poll(() => written[stream], { timeout: 10_000 }).toContain(text);
  return { child: started, ended, written, saw };
}

describe.skipIf(process.platform === 'win32')('a caught signal', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s asks to stop, and says so; another one ends the process with %d', async (signal, code) => {
    const { child: process, ended, saw, written } = start();
    await saw('stdout', 'exit code undefined');
    process.kill(signal);
    await saw('stdout', `asked to stop, exit code ${code}`);
    await saw('stderr', 'what was measured is kept');
    expect(process.exitCode).toBeNull();
    // What comes too soon is taken for the first one, passed on by npm; so it is sent until it is heeded.
    const again = setInterval(() => process.kill(signal), 50);
    expect(await ended).toEqual([code, null]);
    clearInterval(again);
    expect(written.stderr.trim().split('\n')).toHaveLength(1);
  });

  test('that comes twice at once, from a terminal and from npm, asks once', async () => {
    const { child: process, saw, written } = start();
    await saw('stdout', 'exit code undefined');
    process.kill('SIGINT');
    process.kill('SIGTERM');
    await saw('stdout', 'asked to stop');
    process.stdin.write('go on\n');
    await saw('stdout', 'released');
    expect(written.stdout.match(/asked to stop/g)).toHaveLength(1);
  });

  test('is left to the system once it is released', async () => {
    const { child: process, ended, saw } = start();
    await saw('stdout', 'exit code undefined');
    process.stdin.write('go on\n');
    await saw('stdout', 'released');
    process.kill('SIGINT');
    expect(await ended).toEqual([null, 'SIGINT']);
  });
});
