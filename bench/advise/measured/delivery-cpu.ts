import type { Microseconds } from '../../core/units.ts';

/** A server's CPU time for an event to one client, at a rate of events. */
export type DeliveryCpu = { readonly ratePerSecond: number; readonly us: Microseconds };

/**
 * The same at another rate: events that are rare find the machine asleep, and cost more. Between two that were measured
 * it lies on a power of the rate through both; beyond them it is that of the nearer one.
 */
export function deliveryUsAt(measured: readonly DeliveryCpu[], ratePerSecond: number): Microseconds {
  const above = measured.find((one) => one.ratePerSecond >= ratePerSecond);
  const below = measured.findLast((one) => one.ratePerSecond < ratePerSecond);
  if (above === undefined || below === undefined) return (above ?? below)?.us ?? NaN;
  const share =
    Math.log(ratePerSecond / below.ratePerSecond) / Math.log(above.ratePerSecond / below.ratePerSecond);
  return below.us * (above.us / below.us) ** share;
}
