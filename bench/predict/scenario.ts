import type { Parameters } from '../core/result.ts';
import type { Microseconds } from '../core/units.ts';
import type { OneWay } from './lateness.ts';
import type { UnitCosts } from './unit-costs.ts';
import { US_PER_SECOND } from './workload.ts';

/** One trial as far as formulas need to know it. */
export type Scenario = {
  readonly parameters: Parameters;
  /** Events of the measured window: the plan's own number, so that λ is what this window truly holds. */
  readonly events: number;
  /** Events that the log numbered before: probe and warm-up. */
  readonly eventsBefore: number;
  /** What an exchange takes in bytes; without it no bytes are predicted. */
  readonly unitCosts?: UnitCosts | undefined;
};

export function subscriptionsOf({ parameters: { agents, subscriptionsPerAgent } }: Scenario): number {
  return agents * subscriptionsPerAgent;
}

/** λ, events per second in this window. */
export function rateOf({ events, parameters: { durationUs } }: Scenario): number {
  return (events * US_PER_SECOND) / durationUs;
}

/** d each way, with so much besides for what the host takes. */
export function oneWayOf({ parameters: { delayUpUs, delayDownUs } }: Scenario, hostUs: Microseconds): OneWay {
  return { upUs: delayUpUs + hostUs, downUs: delayDownUs + hostUs };
}
