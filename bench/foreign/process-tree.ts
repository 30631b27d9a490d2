import { readdirSync, readFileSync } from 'node:fs';

/** A process, told from a later one with the same number by when it started. */
export type ProcessId = { readonly pid: number; readonly startedTicks: string };

type Process = ProcessId & { readonly parent: number; readonly group: number };

/**
 * A process, its descendants, and whoever is in its process group, as /proc tells at this moment. Where there is no
 * /proc, none is known.
 */
export function processTree(root: number): readonly ProcessId[] {
  const all = allProcesses();
  const tree = new Map<number, Process>();
  const isNew = ({ pid, parent, group }: Process): boolean =>
    !tree.has(pid) && (pid === root || group === root || tree.has(parent));
  for (let found = all.filter(isNew); found.length > 0; found = all.filter(isNew)) {
    for (const process of found) tree.set(process.pid, process);
  }
  return [...tree.values()];
}

/** Whether it still runs: neither over, nor waiting for its parent to take notice. */
export function isRunning({ pid, startedTicks }: ProcessId): boolean {
  return readProcess(String(pid))?.startedTicks === startedTicks;
}

function allProcesses(): readonly Process[] {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readProcess(name) ?? []) : []));
  } catch {
    return [];
  }
}

/** Undefined when it has ended, though its parent may not have taken notice. */
function readProcess(pid: string): Process | undefined {
  const stat = readStat(pid);
  // Its name, the second field of proc(5), stands in brackets and may hold any character.
  const [state, parent, group, ...others] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const startedTicks = others[START_TIME - FIRST_OTHER];
  if (state === undefined || state === 'Z' || startedTicks === undefined) return undefined;
  return { pid: Number(pid), parent: Number(parent), group: Number(group), startedTicks };
}

/** Numbers of fields in proc(5). */
const START_TIME = 22;
const FIRST_OTHER = 6;

function readStat(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}

/** Ends a process at once, unless it has ended by itself. */
export function killNow(one: ProcessId): void {
  if (!isRunning(one)) return;
  try {
    process.kill(one.pid, 'SIGKILL');
  } catch {
    // It ended meanwhile, or belongs to somebody else.
  }
}
