import { readdirSync, readFileSync } from 'node:fs';
import type { Bytes, Microseconds } from '../core/units.ts';

/** What some processes have used by now, all of them together. */
export type ProcessUsage = {
  /** User and system time, of their children too, once those have ended and been waited for. */
  readonly cpuUs: Microseconds;
  /** Resident sets; what processes share counts for each. */
  readonly residentBytes: Bytes;
};

/** Undefined where the system does not tell, or none of them is left. */
export function usageOf(pids: readonly number[]): ProcessUsage | undefined {
  const usages = pids.flatMap((pid) => usageOfOne(pid) ?? []);
  if (usages.length === 0) return undefined;
  return {
    cpuUs: usages.reduce((sum, { cpuUs }) => sum + cpuUs, 0),
    residentBytes: usages.reduce((sum, { residentBytes }) => sum + residentBytes, 0),
  };
}

function usageOfOne(pid: number): ProcessUsage | undefined {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === '') return undefined;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = (...numbers: readonly number[]): number =>
    numbers.reduce((sum, number) => sum + Number(fields[number - FIRST_FIELD]), 0);
  // Either is at most what was used: ticks are cut off, and threads that have ended are no longer listed.
  const own = Math.max(ticks(...OWN_TIMES) * TICK_US, threadsUs(pid));
  const resident = /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0;
  return {
    cpuUs: Math.round(own) + ticks(...CHILDRENS_TIMES) * TICK_US,
    residentBytes: Number(resident) * 1_024,
  };
}

/** Numbers of fields in proc(5), which counts from 1; the first behind the name. */
const FIRST_FIELD = 3;
const OWN_TIMES = [14, 15];
const CHILDRENS_TIMES = [16, 17];
/** Linux tells times to programs in hundredths of a second, whatever it counts in itself (USER_HZ). */
const TICK_US: Microseconds = 10_000;

/** To the nanosecond, where the kernel keeps such statistics; else 0. */
function threadsUs(pid: number): Microseconds {
  return list(`/proc/${pid}/task`).reduce((sum, thread) => {
    const [nanoseconds = ''] = read(`/proc/${pid}/task/${thread}/schedstat`).split(' ');
    return sum + Number(nanoseconds) / 1_000;
  }, 0);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function list(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
