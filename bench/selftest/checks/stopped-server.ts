import type { Parameters } from '../../core/result.ts';
import type { Microseconds } from '../../core/units.ts';
import { eventsOf, measuredFeed, subscriptionsOf } from '../../run/trial-plan.ts';
import type { Check, CheckContext } from '../check.ts';
import { exactly, type Observation, type Omission, type Pace } from '../finding.ts';
import { stopInFigures } from '../stop-in-figures.ts';
import { canStopProcesses, stopProcess } from '../stopped-process.ts';
import { measureTrial, SCENARIO } from '../trial-figures.ts';

type Timing = { readonly windowUs: Microseconds; readonly stopUs: Microseconds };

const TIMING: Readonly<Record<Pace, Timing>> = {
  quick: { windowUs: 1_500_000, stopUs: 600_000 },
  full: { windowUs: 8_000_000, stopUs: 3_000_000 },
};

/** A server that stands still: see {@link stopInFigures}. */
export const stoppedServer: Check = {
  id: 'stopped-server',
  title: 'a stall of the server is in lateness, whole, and a naive figure misses it',
  seconds: { quick: 3, full: 11 },
  run: (context) => (canStopProcesses ? observe(context) : Promise.resolve(NOT_HERE)),
};

const NOT_HERE: readonly Omission[] = [
  { what: 'stopping a process', skippedBecause: 'this system cannot stop a process' },
];

async function observe(context: CheckContext): Promise<readonly Observation[]> {
  const { windowUs, stopUs } = TIMING[context.pace];
  const parameters = { ...SCENARIO, durationUs: windowUs };
  let stoppedUs = NaN;
  const figures = await measureTrial('websocket', parameters, context, async ({ server }, { startUs }) => {
    const atUs = startUs + (windowUs - stopUs) / 2;
    stoppedUs = await stopProcess(server.pid, { atUs, forUs: stopUs, signal: context.signal });
  });
  return [
    exactly('events that came, of those planned', owed(parameters), figures.deliveries.delivered),
    ...stopInFigures(figures, { stoppedUs, windowUs }, context.pace),
  ];
}

function owed(parameters: Parameters): number {
  return eventsOf(measuredFeed({ parameters, seed: 1 })) * subscriptionsOf(parameters);
}
