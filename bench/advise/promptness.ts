import { DEFAULT_SERVE_OPTIONS } from '../core/serving.ts';
import type { Microseconds } from '../core/units.ts';
import { latenessOf } from '../predict/lateness-of.ts';
import type { Workload } from '../predict/workload.ts';
import type { Pattern } from '../transports.ts';
import type { Asked } from './asked.ts';
import type { HostPart } from './measured/host-part.ts';
import { pollIntervalUs, SHARE_IN_TIME, shortestIntervalUs } from './poll-interval.ts';

export type Lateness = { readonly p50Us: Microseconds; readonly p99Us: Microseconds };

/** How clients of a pattern ask so that events are in time, and how late these are, few clients given. */
export type Promptness = {
  readonly workload: Workload;
  readonly lateness: Lateness;
  readonly isInTime: boolean;
};

/** By the closed forms, and what the host takes besides; nothing where that was not measured. */
export function promptnessOf(pattern: Pattern, asked: Asked, host: HostPart | undefined): Promptness {
  const { p50Us, p99Us } = host ?? { p50Us: 0, p99Us: 0 };
  const intervalUs = pollIntervalUs(asked, p50Us);
  const workload = workloadOf(asked, intervalUs ?? shortestIntervalUs(asked));
  const form = latenessOf(pattern, workload);
  const waitedUs = form.quantileUs(SHARE_IN_TIME);
  const lateness = {
    p50Us: form.quantileUs(0.5) + p50Us,
    // Beside a wait that is uniform over an interval the host's own tail is hardly seen, unless it is the longer one.
    p99Us: pattern === 'poll' ? Math.max(waitedUs + p50Us, asked.delayUs + p99Us) : waitedUs + p99Us,
  };
  // The interval takes all the time that there is.
  const earliestUs = pattern === 'poll' ? asked.delayUs + p99Us : lateness.p99Us;
  const canAsk = pattern !== 'poll' || intervalUs !== undefined;
  return { workload, lateness, isInTime: canAsk && earliestUs < asked.lateUs };
}

function workloadOf({ ratePerSecond, delayUs }: Asked, pollEveryUs: Microseconds): Workload {
  const { holdUs, heartbeatUs } = DEFAULT_SERVE_OPTIONS;
  return { ratePerSecond, idleShare: 0, pollEveryUs, holdUs, repollGapUs: 2 * delayUs, delayUs, heartbeatUs };
}
