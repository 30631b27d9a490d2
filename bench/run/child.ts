import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { remoteCalls, type Calls, type Remote } from './remote-calls.ts';

export type Child<Offered extends Calls> = {
  readonly pid: number;
  readonly call: Remote<Offered>;
  /** Waits for its end; false when it had to be killed. */
  ended(): Promise<boolean>;
  kill(): void;
};

const EXIT_GRACE_MS = 3_000;
const KEPT_STDERR_CHARACTERS = 2_000;

/** `browser-…`: it has processes of its own, and ends them when its channel is gone. */
type Entry =
  | 'server-process'
  | 'foreign-process'
  | 'client-process'
  | 'link-process'
  | 'publisher-process'
  | 'saturation-process'
  | 'browser-process'
  | 'browser-trial-process';

/** Starts one of the child entries beside this file, with a channel for its calls. */
export function startChild<Offered extends Calls>(entry: Entry): Child<Offered> {
  // The sources run as they are; a packed install runs what was built from them.
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const child = fork(fileURLToPath(new URL(`./${entry}.${extension}`, import.meta.url)), [], {
    // Pages are given their modules by a function of Node's that is still called experimental.
    execArgv: [
      '--expose-gc',
      ...(entry.startsWith('browser-') ? ['--disable-warning=ExperimentalWarning'] : []),
    ],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    stderr = (stderr + String(text)).slice(-KEPT_STDERR_CHARACTERS);
  });
  const closed = once(child, 'close');
  const gone = closed.then(
    ([code, signal]) => new Error(`the ${entry} ended early (${String(signal ?? code)})${errorLine(stderr)}`),
    (error: unknown) => new Error(`the ${entry} did not start: ${String(error)}`),
  );
  return {
    pid: child.pid ?? 0,
    call: remoteCalls<Offered>(child, gone),
    async ended() {
      const inTime = await Promise.race([gone.then(() => true), delay(EXIT_GRACE_MS, false, { ref: false })]);
      if (!inTime) child.kill('SIGKILL');
      await gone;
      return inTime;
    },
    kill() {
      if (!entry.startsWith('browser-')) {
        child.kill('SIGKILL');
        return;
      }
      if (child.connected) child.disconnect();
      const timer = setTimeout(() => child.kill('SIGKILL'), EXIT_GRACE_MS);
      child.once('exit', () => {
        clearTimeout(timer);
      });
    },
  };
}

/** The line of a stack trace that says what happened; above it stands the source that threw. */
function errorLine(stderr: string): string {
  const lines = stderr.trim().split('\n');
  const line = lines.find((text) => /^\w*Error\b/.test(text)) ?? lines.at(-1);
  return line === undefined || line === '' ? '' : `: ${line}`;
}
