import type { Metric } from '../core/metrics.ts';
import type { Microseconds } from '../core/units.ts';
import { scaled, type Scale } from './scale.ts';
import type { RowSummary } from './summary.ts';

/**
 * By how much a row's values of a metric may be off, at most, since the clocks of its pages may be; 0 where the
 * host's own clock tells them. Repetitions do not average it out: each page's clock is aligned once.
 */
export function clockErrorOf(
  { clientMoments }: Pick<Metric, 'clientMoments'>,
  { samples }: Pick<RowSummary, 'samples'>,
): Microseconds {
  return (clientMoments ?? 0) * (samples.get('clock.error')?.max ?? 0);
}

/** A time as far as it is known: `1.20`, or `<0.90` where it is below the error of its clock. */
export function knownInWords(time: Microseconds, clockErrorUs: Microseconds, scale: Scale): string {
  return time < clockErrorUs ? `<${scaled(clockErrorUs, scale)}` : scaled(time, scale);
}
