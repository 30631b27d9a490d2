import { causalityViolations, type RoundTrip } from '../../measure/causality.ts';
import { finding, type Finding } from './finding.ts';

export const ROUND_TRIPS = 200;

/** Whether two processes of this machine read the same clock. */
export function judgeClock(trips: readonly RoundTrip[]): Finding {
  const broken = causalityViolations(trips);
  const found = `${broken} of ${trips.length} round trips between two processes out of order`;
  const state = broken > 0 || trips.length === 0 ? 'impossible' : 'ok';
  return finding(
    'one clock',
    state,
    found,
    'processes disagree on the time: use another machine, or no emulator',
  );
}
