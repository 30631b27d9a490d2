import type { HostShare, Prediction } from '../core/prediction.ts';
import { median } from '../stats/median.ts';

/** What is expected of the repetitions that hold, in the metric's own unit. */
export type Expected = {
  /** The formula, and the host's share on top of it. */
  readonly value: number;
  /** Of that, what the control's own lateness adds; undefined where it adds something that no control has shown. */
  readonly hostShare: number | undefined;
  /** How far a measurement may be away. */
  readonly allowed: number;
};

/** How much later than the delay that was asked for the control was; undefined where no control was measured. */
export type HostTimes = (of: HostShare['of']) => number | undefined;

/**
 * `loose`: within a tolerance of more than half of what is expected, which says little. `no control`: what the host
 * takes is not known.
 */
export type Verdict = 'within' | 'loose' | 'off' | 'no control' | 'not measured';

/** Puts a prediction together with what the control of the same run says of the host. */
export function expectedOf(
  { predicted, tolerance, host }: Prediction,
  repetitions: readonly number[],
  hostTimes: HostTimes,
): Expected {
  const held = predicted.filter((_, repetition) => repetitions.includes(repetition));
  const formula = median(held.length === 0 ? predicted : held);
  const hostShare = hostShareOf(host, hostTimes);
  const value = formula + (hostShare ?? 0);
  const { relative = 0, absolute = 0 } = tolerance;
  return { value, hostShare, allowed: relative * Math.abs(value) + absolute };
}

function hostShareOf(host: HostShare | undefined, hostTimes: HostTimes): number | undefined {
  if (host === undefined || host.times === 0) return 0;
  const hostUs = hostTimes(host.of);
  return hostUs === undefined ? undefined : host.times * hostUs;
}

/** Sums of floating point may differ in their last digits. */
const ROUNDING = 1e-9;

const LOOSE_FROM = 0.5;

/** What a measurement is to be judged as. */
export type JudgedAs = {
  /** A bound forbids only what is above it. */
  readonly isBound: boolean;
  /** A share of 1 has a scale of its own: a small one may be told exactly by a tolerance greater than itself. */
  readonly isShare: boolean;
};

/** Judges the median of what was measured. */
export function verdictOf(
  { value, allowed, hostShare }: Expected,
  measured: number | undefined,
  { isBound, isShare }: JudgedAs,
): Verdict {
  if (measured === undefined) return 'not measured';
  if (hostShare === undefined) return 'no control';
  const deviation = isBound ? measured - value : Math.abs(measured - value);
  if (deviation > allowed + ROUNDING * Math.abs(value)) return 'off';
  return !isBound && !isShare && allowed > LOOSE_FROM * Math.abs(value) ? 'loose' : 'within';
}
