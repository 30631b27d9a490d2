import { readFileSync } from 'node:fs';

/** What the cores of a machine had done by one moment, in the kernel's ticks; two of these make a window. */
export type CpuTimes = { readonly busy: number; readonly idle: number; readonly stolen: number };

const STAT = '/proc/stat';

/** `USER_HZ`, which Linux shows to programs on every machine that Node runs on. */
export const TICKS_PER_SECOND = 100;

/** With fewer, a single tick is worth more than the 2.5 % that matter. */
const FEWEST_TICKS = 40;

/** Null where there is no such file: only Linux has it. */
export function readCpuTimes(): CpuTimes | null {
  try {
    return parseCpuTimes(readFileSync(STAT, 'utf8'));
  } catch {
    return null;
  }
}

/** The line of all cores (proc_stat(5)); guests' time is part of user's. Null when it is not there. */
export function parseCpuTimes(stat: string): CpuTimes | null {
  const fields = /^cpu +(\d.*)$/m.exec(stat)?.[1]?.split(' ').map(Number) ?? [];
  const [user = 0, nice = 0, system = 0, idle, ioWait = 0, irq = 0, softIrq = 0, stolen = 0] = fields;
  if (idle === undefined) return null;
  return { busy: user + nice + system + irq + softIrq, idle: idle + ioWait, stolen };
}

/** Of the CPU time that was wanted, the share that the hypervisor gave to others. */
export function stealBetween(start: CpuTimes | null, end: CpuTimes | null): number | null {
  if (start === null || end === null) return null;
  const { busy, stolen } = between(start, end);
  return shareOf(stolen, busy + stolen);
}

/** Of all cores' time, the share that was used by others than whoever used so many ticks itself. */
export function otherLoadBetween(
  start: CpuTimes | null,
  end: CpuTimes | null,
  ownTicks: number,
): number | null {
  if (start === null || end === null) return null;
  const { busy, idle, stolen } = between(start, end);
  // One's own use is known to the microsecond, the machine's to the tick: their difference may fall below zero.
  return shareOf(Math.max(0, busy - ownTicks), busy + idle + stolen);
}

function between(start: CpuTimes, end: CpuTimes): CpuTimes {
  return { busy: end.busy - start.busy, idle: end.idle - start.idle, stolen: end.stolen - start.stolen };
}

function shareOf(part: number, ticks: number): number | null {
  return ticks < FEWEST_TICKS ? null : part / ticks;
}
