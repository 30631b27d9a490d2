import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { nowUs } from '../core/clock.ts';
import { systemReason } from '../core/failure.ts';
import type { Microseconds } from '../core/units.ts';
import { processGroup, type ProcessGroup } from './process-group.ts';
import { tailOf } from './tail.ts';

/** A program that was started, with all that it starts in turn. */
export type RunningCommand = {
  /** Whether there was such a program. */
  readonly isStarted: boolean;
  /** Resolves to how it ended, in words; of a program that there is not, to that. */
  readonly ended: Promise<string>;
  /** The last that it said on stderr, to be put behind a sentence; empty when it was nothing. */
  lastWords(): string;
  /** Its processes at this moment. */
  pids(): readonly number[];
  /** SIGTERM, then, for whoever is left after a grace, SIGKILL. Resolves to whether nobody had to be killed. */
  stop(): Promise<boolean>;
};

/** How long a command may take to end by itself. */
export const GRACE_US: Microseconds = 5_000_000;
/** After SIGKILL nothing of the command's own is left to be done. */
const KILLING_US: Microseconds = 5_000_000;
const LOOK_AGAIN_MS = 10;
/** What a program says as it dies may come a moment after its end. */
const LAST_WORDS_MS = 200;
/** What a shell adds to a signal's number. */
const SIGNAL_EXIT = 128;

/** Starts a program in a process group of its own: what signals the terminal sends to ours do not reach it. */
export function startCommand(
  [program = '', ...args]: readonly string[],
  env: NodeJS.ProcessEnv,
  graceUs: Microseconds = GRACE_US,
): RunningCommand {
  const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const lastWords = tailOf(child.stderr);
  const ended = endOf(child);
  const group = processGroup(child);
  const release = endWithUs(group.kill);
  const isOver = overWithin(ended, group);
  return {
    isStarted: child.pid !== undefined,
    ended,
    lastWords,
    pids: () => group.members().map(({ pid }) => pid),
    async stop() {
      // Seen once more before it may fall apart.
      group.members();
      group.terminate();
      const endedInTime = await isOver(graceUs);
      if (!endedInTime) {
        group.kill();
        await isOver(KILLING_US);
      }
      release();
      child.stderr.destroy();
      return endedInTime;
    },
  };
}

/** However this process ends, short of being killed itself, nothing of the other is left. */
function endWithUs(kill: () => void): () => void {
  // Without a listener, whose terminal has gone is ended with no further ado.
  const hangUp = (): void => process.exit(SIGNAL_EXIT + constants.signals.SIGHUP);
  process.on('exit', kill);
  process.on('SIGHUP', hangUp);
  return () => {
    process.off('exit', kill);
    process.off('SIGHUP', hangUp);
  };
}

/** Whether a command has ended within a time, and everybody whom it has started with it. */
function overWithin(
  ended: Promise<unknown>,
  group: ProcessGroup,
): (limitUs: Microseconds) => Promise<boolean> {
  let hasEnded = false;
  void ended.then(() => {
    hasEnded = true;
  });
  const isOver = (): boolean => hasEnded && group.members().length === 0;
  return async (limitUs) => {
    const latestUs = nowUs() + limitUs;
    while (!isOver() && nowUs() < latestUs) await delay(LOOK_AGAIN_MS);
    return isOver();
  };
}

async function endOf(child: ChildProcess): Promise<string> {
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    // Not for ever: whoever inherited its stderr may keep that open.
    if (child.stderr?.closed === false) {
      await Promise.race([once(child.stderr, 'close'), delay(LAST_WORDS_MS, undefined, { ref: false })]);
    }
    return `it ended (${signal ?? `exit code ${String(code)}`})`;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return 'there is no such program; give one that is on the PATH, or its whole path';
    if (code === 'EACCES')
      return 'it is no program that you may run; see to its permissions, or put what runs it in front';
    return `it cannot be started: ${systemReason(error)}`;
  }
}
