import { performance, type EventLoopUtilization } from 'node:perf_hooks';
import type { Bytes, Microseconds } from '../core/units.ts';

/** What a process had used by one moment; two of these make a window. */
export type ProcessReading = {
  readonly cpuUs: Microseconds;
  readonly loop: Pick<EventLoopUtilization, 'idle' | 'active'>;
};

export function readProcess(): ProcessReading {
  const { user, system } = process.cpuUsage();
  const { idle, active } = performance.eventLoopUtilization();
  return { cpuUs: user + system, loop: { idle, active } };
}

/** The share of the time between two readings in which the event loop was not waiting, 0 to 1. */
export function utilisationBetween(start: ProcessReading, end: ProcessReading): number {
  const active = end.loop.active - start.loop.active;
  const all = active + end.loop.idle - start.loop.idle;
  // Both are floating-point numbers of milliseconds: their sum may be a little short.
  return all > 0 ? Math.min(1, active / all) : 0;
}

/**
 * What the process holds after a garbage collection: its resident set, with the part of the JavaScript heap that
 * is reserved and not used taken off. Node must run with `--expose-gc`.
 */
export function settledMemory(): Bytes {
  if (globalThis.gc === undefined) throw new Error('settled memory needs node --expose-gc');
  globalThis.gc();
  const { rss, heapTotal, heapUsed } = process.memoryUsage();
  return rss - heapTotal + heapUsed;
}
