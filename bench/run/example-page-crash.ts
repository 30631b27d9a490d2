import { readFileSync } from 'node:fs';
import { processTree, type ProcessId } from '../foreign/process-tree.ts';

/** Kills what renders pages among all that these processes have started; returns all of them. For tests. */
export function crashPages(started: readonly { readonly pid: number }[]): readonly ProcessId[] {
  const processes = started.flatMap(({ pid }) => processTree(pid));
  for (const { pid } of processes.filter(isRenderer)) process.kill(pid, 'SIGKILL');
  return processes;
}

function isRenderer({ pid }: ProcessId): boolean {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer');
}
