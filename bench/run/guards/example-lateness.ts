import { distributionOf, exampleMeasurement } from '../../core/example-measurement.ts';
import { dueOffsets } from '../../core/feed.ts';
import { seededRandom, type Random } from '../../core/random.ts';
import type { Parameters } from '../../core/result.ts';
import type { Microseconds } from '../../core/units.ts';
import { rowOf, type RowId } from '../../transports.ts';
import { measuredFeed } from '../trial-plan.ts';
import type { GuardedTrial } from './guard.ts';

/** What a simulated machine adds to an event's way, to all its subscribers alike. */
export type Disturbance = (dueUs: Microseconds, random: Random) => Microseconds;

/** Timers and a sound machine. */
export const CALM: Disturbance = (_, random) => 300 + 900 * random();

/** Every fifth event meets a stall, of 20 ms in the mean. */
export const BUSY: Disturbance = (dueUs, random) =>
  CALM(dueUs, random) + (random() < 0.2 ? -20_000 * Math.log(1 - random()) : 0);

/** A trial as it would measure its lateness, by the model of its pattern and without processes. */
export function simulatedTrial(
  row: RowId,
  parameters: Parameters,
  seed: number,
  disturb: Disturbance,
): GuardedTrial {
  const random = seededRandom(seed);
  const due = dueOffsets(measuredFeed({ parameters, seed }));
  const waits = WAITS[rowOf(row).pattern](parameters, random);
  const downUs = parameters.delayDownUs;
  const byEvent = due.map((dueUs) => {
    const addedUs = disturb(dueUs, random) + downUs;
    return waits(dueUs).map((waitUs) => waitUs + addedUs);
  });
  const firstOf = (quarter: number): number => Math.ceil((quarter * due.length) / 4);
  const quarters = [0, 1, 2, 3].map((quarter) => {
    const lateness = byEvent.slice(firstOf(quarter), firstOf(quarter + 1)).flat();
    return { expected: lateness.length, lateness: distributionOf(lateness) };
  });
  const measurement = exampleMeasurement({
    planned: due.length,
    subscriptions: parameters.agents,
    quarters,
    lateness: distributionOf(byEvent.flat()),
    service: distributionOf(byEvent.flat()),
  });
  return { row, parameters, measurement };
}

/** How long each subscription has to wait for an event until it can be told of it; events come in their order. */
type Waits = (parameters: Parameters, random: Random) => (dueUs: Microseconds) => readonly Microseconds[];

const WAITS: Readonly<Record<ReturnType<typeof rowOf>['pattern'], Waits>> = {
  stream: ({ agents }) => {
    const none = new Array<Microseconds>(agents).fill(0);
    return () => none;
  },
  poll: ({ agents, pollEveryUs }, random) => {
    const phases = Array.from({ length: agents }, () => random() * pollEveryUs);
    return (dueUs) => phases.map((phaseUs) => modulo(phaseUs - dueUs, pollEveryUs));
  },
  // Everybody is told at once, and is away for as long as it takes to ask again.
  hold: ({ agents, delayUpUs, delayDownUs }) => {
    let backUs = 0;
    let someWait = false;
    return (dueUs) => {
      if (someWait && dueUs >= backUs) backUs += delayUpUs + delayDownUs;
      someWait = dueUs < backUs;
      const toldUs = Math.max(dueUs, backUs);
      if (!someWait) backUs = dueUs + delayUpUs + delayDownUs;
      return new Array<Microseconds>(agents).fill(toldUs - dueUs);
    };
  },
};

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
