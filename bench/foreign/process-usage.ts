import { readdirSync, readFileSync } from 'node:fs';
import type { Bytes, Microseconds } from '../core/units.ts';

/** The time that some processes have had a processor for, counted in two ways. */
export type CpuCounts = {
  /** User and system time as proc(5) tells it, with that of children which have ended and been waited for. */
  readonly ticksUs: Microseconds;
  /** Of the threads that run now, to the nanosecond; 0 where the kernel keeps no such statistics. */
  readonly threadsUs: Microseconds;
};

/** What some processes have used by now, all of them together. */
export type ProcessUsage = {
  readonly cpu: CpuCounts;
  /** Resident sets; what processes share counts for each. */
  readonly residentBytes: Bytes;
};

/**
 * The finer count, unless threads or children have ended meanwhile, whose time only the coarser one keeps: then that
 * says more than its own rounding can explain.
 */
export function cpuBetween(from: CpuCounts, to: CpuCounts): Microseconds {
  const [ticksUs, threadsUs] = [to.ticksUs - from.ticksUs, to.threadsUs - from.threadsUs];
  const isCoarseOnly = to.threadsUs === 0 || ticksUs - threadsUs > ROUNDING_US;
  // A process that has left the tree takes its count along.
  return Math.max(0, Math.round(isCoarseOnly ? ticksUs : threadsUs));
}

/** Undefined where the system does not tell, or none of them is left. */
export function usageOf(pids: readonly number[]): ProcessUsage | undefined {
  const usages = pids.flatMap((pid) => usageOfOne(pid) ?? []);
  if (usages.length === 0) return undefined;
  return {
    cpu: {
      ticksUs: usages.reduce((sum, { cpu }) => sum + cpu.ticksUs, 0),
      threadsUs: usages.reduce((sum, { cpu }) => sum + cpu.threadsUs, 0),
    },
    residentBytes: usages.reduce((sum, { residentBytes }) => sum + residentBytes, 0),
  };
}

function usageOfOne(pid: number): ProcessUsage | undefined {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === '') return undefined;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = TIMES.reduce((sum, number) => sum + Number(fields[number - FIRST_FIELD]), 0);
  const resident = /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0;
  return {
    cpu: { ticksUs: ticks * TICK_US, threadsUs: threadsUs(pid) },
    residentBytes: Number(resident) * 1_024,
  };
}

/** Numbers of fields in proc(5), which counts from 1; the first behind the name. */
const FIRST_FIELD = 3;
/** Its own user and system time, and those of its children. */
const TIMES = [14, 15, 16, 17];
/** Linux tells times to programs in hundredths of a second, whatever it counts in itself (USER_HZ). */
const TICK_US: Microseconds = 10_000;
/** Each of the times is cut off by itself, at either end of what is measured. */
const ROUNDING_US: Microseconds = TIMES.length * TICK_US;

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
