import type { ChildProcess } from 'node:child_process';
import { isRunning, killNow, processTree, type ProcessId } from './process-tree.ts';

/** A process that was started detached, in a group of its own, with all that it has started in turn. */
export type ProcessGroup = {
  /** Everybody of it who was ever seen and still runs. */
  members(): readonly ProcessId[];
  /** Asks the group to end. */
  terminate(): void;
  /** Ends everybody at once, whatever group they are in by now. */
  kill(): void;
};

export function processGroup(leader: ChildProcess): ProcessGroup {
  let known: readonly ProcessId[] = [];

  function members(): readonly ProcessId[] {
    // Who has a group of its own, and a parent that has ended, is found by having been seen before.
    const now = leader.pid === undefined ? [] : processTree(leader.pid);
    const pids = new Set(now.map(({ pid }) => pid));
    known = [...now, ...known.filter((one) => !pids.has(one.pid) && isRunning(one))];
    return known;
  }

  function signal(name: NodeJS.Signals): void {
    if (leader.pid === undefined) return;
    try {
      process.kill(-leader.pid, name);
    } catch {
      // Nobody is left in it, or this system has no groups.
      leader.kill(name);
    }
  }

  return {
    members,
    terminate() {
      signal('SIGTERM');
    },
    kill() {
      const all = members();
      signal('SIGKILL');
      for (const one of all) killNow(one);
    },
  };
}
