import { askAnotherProcess, causalityViolations } from '../../measure/causality.ts';
import type { Check } from '../check.ts';
import { exactly } from '../finding.ts';

const ROUND_TRIPS = 2_000;

/** Lateness is the difference of stamps of two processes. */
export const clock: Check = {
  id: 'clock',
  title: 'all processes read one clock',
  seconds: { quick: 1, full: 1 },
  async run() {
    const trips = await askAnotherProcess(ROUND_TRIPS);
    return [
      exactly('round trips between two processes', ROUND_TRIPS, trips.length),
      exactly('of them out of order', 0, causalityViolations(trips)),
    ];
  },
};
