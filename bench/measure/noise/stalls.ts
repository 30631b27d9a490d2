import { performance } from 'node:perf_hooks';
import { setImmediate as breath } from 'node:timers/promises';
import type { Stalls } from '../../core/laboratory.ts';
import type { Microseconds } from '../../core/units.ts';

/** An interrupt or a collection of a small heap takes less; a turn that the scheduler gives to others, more. */
const STALL_US: Microseconds = 2_000;

/** A process that spins must still hear signals. */
const SPIN_US: Microseconds = 50_000;

/** Spins for so long, and sees when it was not allowed to. */
export async function sampleStalls(forUs: Microseconds): Promise<Stalls> {
  const gapsUs: Microseconds[] = [];
  let spunUs = 0;
  while (spunUs < forUs) {
    spunUs += spin(Math.min(SPIN_US, forUs - spunUs), performanceUs, (gapUs) => gapsUs.push(gapUs));
    await breath();
  }
  return stallsOf(gapsUs, spunUs);
}

/**
 * Reads the clock over and over until the time is over. Returns how long it took, which a stall at the end makes
 * longer.
 */
export function spin(
  forUs: Microseconds,
  clockUs: () => Microseconds,
  onStall: (gapUs: Microseconds) => void,
): Microseconds {
  const startUs = clockUs();
  let lastUs = startUs;
  while (lastUs - startUs < forUs) {
    const us = clockUs();
    if (us - lastUs > STALL_US) onStall(us - lastUs);
    lastUs = us;
  }
  return lastUs - startUs;
}

export function stallsOf(gapsUs: readonly Microseconds[], spunUs: Microseconds): Stalls {
  const lostUs = gapsUs.reduce((sum, gapUs) => sum + gapUs, 0);
  return {
    perSecond: gapsUs.length / (spunUs / 1_000_000),
    longestUs: Math.round(gapsUs.reduce((a, b) => Math.max(a, b), 0)),
    lostShare: lostUs / spunUs,
  };
}

/** Unlike the clock of bigints, it leaves no garbage, whose collection would be taken for a stall. */
function performanceUs(): Microseconds {
  return performance.now() * 1_000;
}
