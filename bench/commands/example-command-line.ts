import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Starts the command line for tests, from its source, in a process group of its own, as a shell does. */
export function startCommandLine(
  folder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Started {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'cli.ts'), ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const written = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (written.stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (written.stderr += String(chunk)));
  const ended = once(child, 'close').then(([code, signal]) => ({
    ...written,
    code: code as number | null,
    signal: signal as string | null,
  }));
  return { child, written, ended };
}

type Written = { readonly stdout: string; readonly stderr: string };

type Started = {
  readonly child: ChildProcess;
  /** What it has written until now. */
  readonly written: Written;
  readonly ended: Promise<Written & { readonly code: number | null; readonly signal: string | null }>;
};
