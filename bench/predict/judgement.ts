import type { HostShare, Prediction } from '../core/prediction.ts';
import { median } from '../stats/median.ts';

/** What is expected of the repetitions that hold, in the metric's own unit. */
export type Expected = {
  /** The formula, and the host's share on top of it. */
  readonly value: number;
  /** Of that, what the control's own lateness adds. */
  readonly hostShare: number;
  /** How far a measurement may be away. */
  readonly allowed: number;
};

/** How much later than the delay that was asked for the control was; undefined where no control was measured. */
export type HostTimes = (of: HostShare['of']) => number | undefined;

export type Verdict = 'within' | 'off' | 'not measured';

/** Puts a prediction together with what the control of the same run says of the host. */
export function expectedOf(
  { predicted, tolerance, host }: Prediction,
  repetitions: readonly number[],
  hostTimes: HostTimes,
): Expected {
  const held = predicted.filter((_, repetition) => repetitions.includes(repetition));
  const formula = median(held.length === 0 ? predicted : held);
  const hostShare = host === undefined ? 0 : host.times * (hostTimes(host.of) ?? 0);
  const value = formula + hostShare;
  const { relative = 0, absolute = 0 } = tolerance;
  return { value, hostShare, allowed: relative * Math.abs(value) + absolute };
}

/** Sums of floating point may differ in their last digits. */
const ROUNDING = 1e-9;

/** Judges the median of what was measured; a bound forbids only what is above it. */
export function verdictOf(
  { value, allowed }: Expected,
  measured: number | undefined,
  isBound: boolean,
): Verdict {
  if (measured === undefined) return 'not measured';
  const deviation = isBound ? measured - value : Math.abs(measured - value);
  return deviation <= allowed + ROUNDING * Math.abs(value) ? 'within' : 'off';
}
