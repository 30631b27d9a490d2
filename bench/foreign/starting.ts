import { once } from 'node:events';
import { EXIT, Failure, messageOf } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import type { Microseconds } from '../core/units.ts';
import { startCommand, type RunningCommand } from './command.ts';
import { expectFree } from './port.ts';
import { ANSWER_LIMIT_US, readCapabilities, type Declared } from './read-capabilities.ts';

export type StartOptions = {
  /** Ends the wait for the server; what was started is ended too. */
  readonly signal: AbortSignal;
  /** How long it may take until it answers. */
  readonly limitUs?: Microseconds;
  /** How long it may take to end once it is asked to. */
  readonly graceUs?: Microseconds;
};

/** A command that serves. */
export type Serving = { readonly running: RunningCommand; readonly declared: Declared };

/**
 * Starts a command, with the port of the URL as `PORT` in its environment, and waits until it answers there by R23 of
 * servers/README.md.
 * @throws Failure in one line, with nothing left running, when it ends before, takes too long or answers otherwise; for
 * what cannot be started at all, with the exit code of a user's mistake.
 */
export async function startServing(
  command: readonly string[],
  url: URL,
  options: StartOptions,
): Promise<Serving> {
  await expectFree(Number(url.port));
  const running = startCommand(command, { ...process.env, PORT: url.port }, options.graceUs);
  try {
    const declared = await answering(url, options, running);
    // Seen now, they are known whatever becomes of their parents.
    running.pids();
    return { running, declared };
  } catch (error) {
    await running.stop();
    throw commandFailure(command, messageOf(error), running.isStarted ? EXIT.failed : EXIT.usage);
  }
}

export function commandFailure(
  command: readonly string[],
  why: string,
  exitCode: number = EXIT.failed,
): Failure {
  return new Failure(`${printable(command.join(' '))}: ${why}`, exitCode);
}

/** Resolves to what the server declares. Rejects when it has ended, is too late or answers otherwise. */
async function answering(
  url: URL,
  { signal, limitUs = ANSWER_LIMIT_US }: StartOptions,
  { isStarted, ended, lastWords }: RunningCommand,
): Promise<Declared> {
  const settled = new AbortController();
  const waiting = { limitUs, isStarting: true, signal: AbortSignal.any([signal, settled.signal]) };
  const outcomes = [
    readCapabilities(url, waiting).catch((error: unknown) => {
      throw new Error(`${messageOf(error)}${lastWords()}`);
    }),
    ended.then((how) => {
      throw new Error(isStarted ? `${how} and never answered at ${url.origin}${lastWords()}` : how);
    }),
    stopped(signal, settled.signal),
  ];
  try {
    return await Promise.race(outcomes);
  } finally {
    settled.abort();
    // Those that were not the first to settle.
    for (const outcome of outcomes) outcome.catch(() => undefined);
  }
}

/** Rejects as soon as the signal is aborted. */
async function stopped(signal: AbortSignal, noLonger: AbortSignal): Promise<never> {
  if (!signal.aborted) await once(signal, 'abort', { signal: noLonger });
  throw new Error('stopped before it answered');
}
