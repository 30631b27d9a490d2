import type { Spread } from '../../core/laboratory.ts';
import type { Microseconds } from '../../core/units.ts';

/** The middle, the end and the worst of a sample, by nearest rank; of nothing, zeros. */
export function spreadOf(sampleUs: readonly Microseconds[]): Spread {
  const sorted = sampleUs.toSorted((a, b) => a - b);
  const at = (percent: number): Microseconds => sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? 0;
  return { p50Us: at(50), p99Us: at(99), maxUs: at(100) };
}
