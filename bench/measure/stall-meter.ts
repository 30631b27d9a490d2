import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Microseconds } from '../core/units.ts';

/** Watches how long a process does nothing at all, because it is stopped, not scheduled, or busy with one thing. */
export type StallMeter = {
  /** Forgets what was, and begins anew. */
  restart(): void;
  /** The longest stall since then, or less: never more, and by at most the time between two looks less. */
  longestUs(): Microseconds;
};

/**
 * How far apart the looks are. Each wakes a sleeping process, which was measured to take 50 µs of CPU: four a second
 * are 2 µs for each of 90 deliveries, and none of a busy process's.
 */
export const LOOK_EVERY_US: Microseconds = 250_000;

/** From the first look on, for as long as the process lives; it does not keep it alive. */
export function stallMeter(lookEveryUs: Microseconds = LOOK_EVERY_US): StallMeter {
  const intervals = monitorEventLoopDelay({ resolution: lookEveryUs / 1_000 });
  intervals.enable();
  return {
    restart() {
      intervals.reset();
    },
    // An interval holds the sleep from one look to the next, of which the stall may have taken all or nothing.
    longestUs: () => Math.max(0, Math.round(intervals.max / 1_000) - lookEveryUs),
  };
}
