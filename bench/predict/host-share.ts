import type { HostShare } from '../core/prediction.ts';
import type { Microseconds } from '../core/units.ts';

/** About what a host takes for one way: where a formula is curved, its slope is taken from 0 to here. */
const USUAL_WAY_US: Microseconds = 2_000;

/** A formula's value without the host's own share, and how it grows with that share. */
export function withHost(
  valueAt: (hostUs: Microseconds) => number,
  of: HostShare['of'] = 'lateness.p50',
): { readonly predicted: number; readonly host: HostShare } {
  const predicted = valueAt(0);
  return { predicted, host: { of, times: (valueAt(USUAL_WAY_US) - predicted) / USUAL_WAY_US } };
}

const SPREAD_US: Microseconds = 1_000;
const SPREAD_IN_STEP_US: Microseconds = 50;
/** A machine's stalls fall upon some rows and not upon others. */
const SPREAD_OF_TAIL_US: Microseconds = 10_000;

/**
 * How far a row's own way through the host may be from the control's. HTTP and framing make it longer; where one
 * event goes to all subscriptions in step, the last of them has waited for all the others.
 */
export function hostSpreadUs(inStep: number): Microseconds {
  return SPREAD_US + SPREAD_IN_STEP_US * inStep;
}

/** The same, for the latest of 100 and beyond. */
export function hostSpreadOfTailUs(inStep: number): Microseconds {
  return SPREAD_OF_TAIL_US + SPREAD_IN_STEP_US * inStep;
}
