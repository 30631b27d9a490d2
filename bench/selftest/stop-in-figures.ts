import type { Microseconds } from '../core/units.ts';
import { blamesFeed } from './blame.ts';
import { exactly, type Observation, type Pace } from './finding.ts';
import { atPercent, type TrialFigures } from './trial-figures.ts';

/** For how long the server was stopped, in a window of what length. */
export type ServerStop = { readonly stoppedUs: Microseconds; readonly windowUs: Microseconds };

/** All above 1 − S/T, below which lateness knows nothing of the stop. */
const PERCENTS = [75, 90, 99] as const;
/** What lateness lacks at most of the stop: no machine makes it less by being slow. */
const MOST_LACKING = 0.1;
const TOLERANCE: Readonly<Record<Pace, number>> = { quick: 0.5, full: 0.1 };
/** A naive figure that says less than this share of the truth has missed it. */
const FAR_TOO_LOW: Readonly<Record<Pace, number>> = { quick: 0.5, full: 0.1 };
/** A stall of the client of this share of the stop is enough to put percentiles off. */
const STALL_SHARE = 0.05;

/**
 * Holds a trial's figures against the stop of its server. Events that are due meanwhile are as late as is left of the
 * stop, so that of a window of T the share (S − x)/T is later than x: P(q) = S − (1 − q)·T. Who counts from the
 * moment of sending sees nothing of it (coordinated omission: Tene, "How NOT to Measure Latency").
 */
export function stopInFigures(figures: TrialFigures, stop: ServerStop, pace: Pace): readonly Observation[] {
  const timing = { disturbances: [...figures.disturbances, ...clientStalls(figures, stop)] };
  return [
    {
      what: 'longest lateness, against the stop',
      unit: 'us',
      // It began at the latest one event before the first that it held up.
      expected: { atLeast: stop.stoppedUs * (1 - MOST_LACKING) },
      found: figures.lateness.max,
    },
    ...percentiles(figures, stop, pace).map((one) => ({ ...one, timing })),
    ...attribution(figures, stop, pace),
  ];
}

function percentiles(
  { lateness, service }: TrialFigures,
  { stoppedUs, windowUs }: ServerStop,
  pace: Pace,
): readonly Observation[] {
  return [
    ...PERCENTS.map((percent): Observation => {
      const predicted = stoppedUs - (1 - percent / 100) * windowUs;
      return {
        what: `lateness p${percent}, S − (1 − q)·T`,
        unit: 'us',
        expected: { about: predicted, within: predicted * TOLERANCE[pace] },
        found: atPercent(lateness, percent),
      };
    }),
    {
      what: 'naive p99, sent to received',
      unit: 'us',
      expected: { atMost: atPercent(lateness, 99) * FAR_TOO_LOW[pace] },
      found: atPercent(service, 99),
    },
  ];
}

/** Nobody stopped the client: when it stands still as well, that is the machine. */
function clientStalls({ metrics }: TrialFigures, { stoppedUs }: ServerStop): readonly string[] {
  const stallUs = metrics['client.stall'] ?? 0;
  return stallUs > stoppedUs * STALL_SHARE
    ? [`the client stood still too, for ${Math.round(stallUs / 1_000)} ms`]
    : [];
}

function attribution(
  { reasons, metrics, disturbances }: TrialFigures,
  { stoppedUs }: ServerStop,
  pace: Pace,
): readonly Observation[] {
  return [
    exactly('guards that blame the feed', 1, reasons.filter(blamesFeed).length),
    {
      what: 'stall of the client, which nobody stopped',
      unit: 'us',
      expected: { atMost: stoppedUs * TOLERANCE[pace] },
      found: metrics['client.stall'] ?? NaN,
      timing: { disturbances },
    },
  ];
}
