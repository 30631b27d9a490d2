import type { Parameters } from '../../core/result.ts';
import type { Microseconds } from '../../core/units.ts';
import { eventsOf, measuredFeed, subscriptionsOf } from '../../run/trial-plan.ts';
import type { Check, CheckContext } from '../check.ts';
import { exactly, type Observation, type Omission, type Pace } from '../finding.ts';
import { blamesFeed } from '../blame.ts';
import { canStopProcesses, stopProcess } from '../stopped-process.ts';
import { atPercent, measureTrial, SCENARIO, type TrialFigures } from '../trial-figures.ts';

type Timing = { readonly windowUs: Microseconds; readonly stopUs: Microseconds };

const TIMING: Readonly<Record<Pace, Timing>> = {
  quick: { windowUs: 1_500_000, stopUs: 600_000 },
  full: { windowUs: 8_000_000, stopUs: 3_000_000 },
};
/** All above 1 − S/T, below which lateness knows nothing of the stop. */
const PERCENTS = [75, 90, 99] as const;
const TOLERANCE = 0.1;
/** A naive figure that says less than this share of the truth has missed it. */
const FAR_TOO_LOW = 0.1;

/**
 * A server that stands still. Events that are due meanwhile are as late as is left of the stop, so that of a window
 * of T the share (S − x)/T is later than x: P(q) = S − (1 − q)·T. Who counts from the moment of sending sees nothing
 * of it (coordinated omission: Tene, "How NOT to Measure Latency").
 */
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
    {
      what: 'longest lateness, against the stop',
      unit: 'us',
      // It began at the latest one event before the first that it held up.
      expected: { atLeast: stoppedUs * (1 - TOLERANCE) },
      found: figures.lateness.max,
    },
    ...quantiles(figures, stoppedUs, windowUs),
    ...attribution(figures, stoppedUs),
  ];
}

function owed(parameters: Parameters): number {
  return eventsOf(measuredFeed({ parameters, seed: 1 })) * subscriptionsOf(parameters);
}

function quantiles(
  { lateness, service, metrics }: TrialFigures,
  stoppedUs: Microseconds,
  windowUs: Microseconds,
): readonly Observation[] {
  const disturbances = stallsOf(metrics, stoppedUs);
  const naive = atPercent(service, 99);
  return [
    ...PERCENTS.map((percent): Observation => {
      const predicted = stoppedUs - (1 - percent / 100) * windowUs;
      return {
        what: `lateness p${percent}, S − (1 − q)·T`,
        unit: 'us',
        expected: { about: predicted, within: predicted * TOLERANCE },
        found: atPercent(lateness, percent),
        timing: { disturbances },
      };
    }),
    {
      what: 'naive p99, sent to received',
      unit: 'us',
      expected: { atMost: atPercent(lateness, 99) * FAR_TOO_LOW },
      found: naive,
      timing: { disturbances },
    },
  ];
}

/** Nobody stopped the client: when it stands still as well, that is the machine. */
function stallsOf(metrics: TrialFigures['metrics'], stoppedUs: Microseconds): readonly string[] {
  const stallUs = metrics['client.stall'] ?? 0;
  return stallUs > (stoppedUs * TOLERANCE) / 2
    ? [`the client stood still too, for ${Math.round(stallUs / 1_000)} ms`]
    : [];
}

function attribution({ reasons, metrics }: TrialFigures, stoppedUs: Microseconds): readonly Observation[] {
  return [
    exactly('guards that blame the feed', 1, reasons.filter(blamesFeed).length),
    {
      what: 'stall of the client, which nobody stopped',
      unit: 'us',
      expected: { atMost: stoppedUs * TOLERANCE },
      found: metrics['client.stall'] ?? NaN,
      timing: { disturbances: [] },
    },
  ];
}
