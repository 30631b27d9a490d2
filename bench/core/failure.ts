import { getSystemErrorMessage } from 'node:util';

/** What the process's exit code says; see `pushbench --help`. */
export const EXIT = {
  ok: 0,
  internal: 1,
  usage: 2,
  failed: 3,
  threshold: 99,
  interrupted: 130,
  terminated: 143,
} as const;

/**
 * A failure that its reader can mend: one line that says what is wrong and what to do, and the exit code to end
 * with. Everything else that is thrown is a fault of pushbench itself.
 */
export class Failure extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number = EXIT.usage) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Why the system refused something, in its own words without codes and paths; else the message. */
export function systemReason(thrown: unknown): string {
  const errno = thrown instanceof Error && 'errno' in thrown ? thrown.errno : undefined;
  return typeof errno === 'number' ? getSystemErrorMessage(errno) : messageOf(thrown);
}
