import type { Microseconds } from '../core/units.ts';
import { pollingRates } from './rates.ts';
import { US_PER_SECOND } from './workload.ts';

/** CPU time of a server for each kind of poll. */
export type PollCpu = {
  readonly emptyPollUs: Microseconds;
  readonly pollWithEventUs: Microseconds;
  /** What one event more adds to an answer. */
  readonly furtherEventUs: Microseconds;
};

/**
 * The most users that one core serves by polling if no event may come later than so: they poll at that interval
 * (T + d, with d small beside it). This is formula (1) of Van de Vyvere et al. (ICWE 2020), users ≤ polls per second
 * × acceptable lateness, with what a poll costs made dependent on what it finds: Poisson events at a rate.
 */
export function mostPollers(cpu: PollCpu, ratePerSecond: number, latenessUs: Microseconds): number {
  return US_PER_SECOND / cpuPerSecond(cpu, ratePerSecond, latenessUs);
}

/** CPU time per second for one user who polls at an interval. */
function cpuPerSecond(cpu: PollCpu, ratePerSecond: number, pollEveryUs: Microseconds): Microseconds {
  const rates = pollingRates({ ratePerSecond, idleShare: 0, pollEveryUs });
  return (
    rates.emptyAnswers * cpu.emptyPollUs +
    rates.answersWithEvents * cpu.pollWithEventUs +
    rates.furtherEvents * cpu.furtherEventUs
  );
}

/**
 * The most users that one core serves by push: the last of them has an event once all were handed it, which may take
 * no longer than what is acceptable, nor than until the next event is due.
 */
export function mostPushed(
  deliveryUs: Microseconds,
  ratePerSecond: number,
  latenessUs: Microseconds,
): number {
  return Math.min(latenessUs, US_PER_SECOND / ratePerSecond) / deliveryUs;
}

/**
 * The acceptable lateness from which on polling serves as many users as push, on the same core; 0 when it always
 * does, undefined when it never does: an event more in an answer then costs as much as a push.
 */
export function crossoverUs(
  cpu: PollCpu,
  deliveryUs: Microseconds,
  ratePerSecond: number,
): Microseconds | undefined {
  const pollingServes = (latenessUs: Microseconds): boolean =>
    mostPollers(cpu, ratePerSecond, latenessUs) >= mostPushed(deliveryUs, ratePerSecond, latenessUs);
  // Below the mean gap between events, waiting longer serves push as much as polling: only beyond does polling gain.
  let below = US_PER_SECOND / ratePerSecond;
  if (pollingServes(below)) return 0;
  if (deliveryUs <= cpu.furtherEventUs) return undefined;
  const dearestPollUs = Math.max(cpu.emptyPollUs, cpu.pollWithEventUs);
  let above = (dearestPollUs * US_PER_SECOND) / (ratePerSecond * (deliveryUs - cpu.furtherEventUs));
  while (above - below > below * PRECISION) {
    const middle = (below + above) / 2;
    if (pollingServes(middle)) above = middle;
    else below = middle;
  }
  return above;
}

const PRECISION = 1e-6;
