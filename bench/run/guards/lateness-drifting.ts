import type { LatenessQuarter } from '../../core/measurement.ts';
import { LEAST_EVENTS_FOR_DRIFT } from '../../core/few-events.ts';
import { percentileWithLost } from '../../core/ranks.ts';
import type { Microseconds } from '../../core/units.ts';
import { rowOf } from '../../transports.ts';
import { ms, type Guard, type GuardedTrial } from './guard.ts';

const LEAST_RATIO = 2;
/** What timers and scheduling do to a median of few events on a machine that is fit to measure on. */
const LEAST_DIFFERENCE_US: Microseconds = 5_000;

/**
 * A queue that grows throughout the window has no lateness: it depends on how long one measures. Four conditions,
 * each against another innocent cause. The medians of the quarters go one way from quarter to quarter (against a
 * single disturbance); the last is at least twice the first, or half (against small trends); their difference is
 * more than chance and the phase of asking explain; and the middle halves of first and last quarter do not overlap
 * (against few events). Simulated without a drift, no pattern is found drifting in 1 of 100 trials, however wild its
 * lateness; a queue that grows by a millisecond a second is found.
 */
export const latenessDrifting: Guard = (trial) => {
  const { quarters, planned, link } = trial.measurement;
  if (link?.delayed === false || planned < LEAST_EVENTS_FOR_DRIFT) return undefined;
  const forwards = risesBy(quarters);
  const backwards = risesBy(quarters.toReversed());
  if (Math.max(forwards, backwards) <= LEAST_DIFFERENCE_US + phaseUs(trial)) return undefined;
  const medians = quarters.map((quarter) => inWords(at(quarter, 50))).join(', ');
  return `the lateness never settled: its median was ${medians} in the quarters of the window`;
};

/** From the first median to the last, where they rise beyond doubt; 0 otherwise. */
function risesBy(quarters: readonly LatenessQuarter[]): Microseconds {
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (first === undefined || last === undefined) return 0;
  const medians = quarters.map((quarter) => at(quarter, 50));
  const rises = medians.every(
    (median, index) => index === 0 || median === Infinity || median > (medians[index - 1] ?? 0),
  );
  const [from, to] = [at(first, 50), at(last, 50)];
  return rises && to >= LEAST_RATIO * from && at(last, 25) > at(first, 75) ? to - from : 0;
}

/** What never came is later than anything that did. */
function at({ expected, lateness }: LatenessQuarter, percent: number): Microseconds {
  return percentileWithLost(lateness, expected - lateness.count, percent) ?? 0;
}

function inWords(lateness: Microseconds): string {
  return lateness === Infinity ? '∞' : ms(lateness);
}

/**
 * By how much two medians may differ because of when their events fell. Polls wait for the next tick: with constant
 * arrivals that beat against it the median wanders through a whole interval. A held request is away for 2d.
 */
function phaseUs({ row, parameters }: GuardedTrial): Microseconds {
  switch (rowOf(row).pattern) {
    case 'poll':
      return parameters.pollEveryUs;
    case 'hold':
      return parameters.delayUpUs + parameters.delayDownUs;
    case 'stream':
      return 0;
  }
}
