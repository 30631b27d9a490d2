import type { Microseconds } from '../../core/units.ts';
import { LOOK_EVERY_US } from '../../measure/stall-meter.ts';
import { blamesDriver } from '../blame.ts';
import type { Check, CheckContext } from '../check.ts';
import { exactly, type Observation, type Omission, type Pace } from '../finding.ts';
import { canStopProcesses, stopProcess } from '../stopped-process.ts';
import { atPercent, measureTrial, SCENARIO } from '../trial-figures.ts';

type Timing = { readonly windowUs: Microseconds; readonly stopUs: Microseconds };

const TIMING: Readonly<Record<Pace, Timing>> = {
  quick: { windowUs: 1_800_000, stopUs: 800_000 },
  full: { windowUs: 4_000_000, stopUs: 1_500_000 },
};
/** What the meter adds at most: it keeps three digits, and a machine wakes nobody at once. */
const TOLERANCE = 0.05;
/** Shares of the stop, for what a busy machine adds to figures. */
const MOST_ADDED: Readonly<Record<Pace, number>> = { quick: 0.5, full: TOLERANCE };
/** Of the stop: what others do on the machine is far less. */
const HARDLY: Readonly<Record<Pace, number>> = { quick: 0.5, full: 0.1 };

/** A driver that stands still makes every transport look late: the trial has to say that it was the driver. */
export const stalledDriver: Check = {
  id: 'stalled-driver',
  title: "the driver's own stall is reported as the driver's",
  seconds: { quick: 3, full: 6 },
  run: (context) => (canStopProcesses ? observe(context) : Promise.resolve(NOT_HERE)),
};

const NOT_HERE: readonly Omission[] = [
  { what: 'stopping a process', skippedBecause: 'this system cannot stop a process' },
];

async function observe(context: CheckContext): Promise<readonly Observation[]> {
  const { pace } = context;
  const { windowUs, stopUs } = TIMING[pace];
  let stoppedUs = NaN;
  const { metrics, reasons, disturbances, lateness } = await measureTrial(
    'websocket',
    { ...SCENARIO, durationUs: windowUs },
    context,
    async ({ clients }, { startUs }) => {
      const atUs = startUs + (windowUs - stopUs) / 2;
      const [client] = clients;
      stoppedUs = await stopProcess(client?.pid ?? NaN, { atUs, forUs: stopUs, signal: context.signal });
    },
  );
  const stallUs = metrics['client.stall'] ?? NaN;
  return [
    {
      what: 'stall that the client reports',
      unit: 'us',
      expected: { atLeast: (stoppedUs - LOOK_EVERY_US) * (1 - TOLERANCE) },
      found: stallUs,
    },
    {
      what: 'the same, against the stop',
      unit: 'us',
      expected: { atMost: stoppedUs * (1 + MOST_ADDED[pace]) },
      found: stallUs,
      timing: { disturbances },
    },
    exactly('guards that blame the driver', 1, reasons.filter(blamesDriver).length),
    {
      what: 'send delay p99 of the feed, which nobody stopped',
      unit: 'us',
      expected: { atMost: stoppedUs * HARDLY[pace] },
      found: metrics['send-delay.p99'] ?? NaN,
      timing: { disturbances },
    },
    {
      what: 'lateness p99 that the stall caused',
      unit: 'us',
      expected: { atLeast: stoppedUs / 2 },
      found: atPercent(lateness, 99),
    },
  ];
}
