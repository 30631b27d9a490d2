import { longPollingRates, pollingRates, streamRates, type PollerRates } from './rates.ts';
import type { Cost, PollerCosts, StreamCosts, UnitCosts } from './unit-costs.ts';
import type { Workload } from './workload.ts';

/** What clients cause per second, once connected. */
export type Load = {
  readonly requestsPerSecond: number;
  readonly bytesPerSecond: Cost;
};

/** The load of one client. */
export function loadOfOne(costs: UnitCosts, workload: Workload): Load {
  switch (costs.pattern) {
    case 'poll':
      return pollerLoad(costs, pollingRates(workload));
    case 'hold':
      return pollerLoad(costs, longPollingRates(workload));
    case 'stream':
      return streamLoad(costs, workload);
  }
}

/** The load of so many. */
export function loadOf({ requestsPerSecond, bytesPerSecond: { up, down } }: Load, clients: number): Load {
  return {
    requestsPerSecond: requestsPerSecond * clients,
    bytesPerSecond: { up: up * clients, down: down * clients },
  };
}

const SECONDS_PER_DAY = 86_400;
const BITS_PER_BYTE = 8;
/** 10⁶ bits: a megabit, not a mebibit. */
const BITS_PER_MEGABIT = 1_000_000;

export function bytesPerDay(bytesPerSecond: number): number {
  return bytesPerSecond * SECONDS_PER_DAY;
}

export function megabitsPerSecond(bytesPerSecond: number): number {
  return (bytesPerSecond * BITS_PER_BYTE) / BITS_PER_MEGABIT;
}

function pollerLoad(costs: PollerCosts, rates: PollerRates): Load {
  return {
    requestsPerSecond: rates.emptyAnswers + rates.answersWithEvents,
    bytesPerSecond: sum([
      [rates.emptyAnswers, costs.emptyPoll],
      [rates.answersWithEvents, costs.pollWithEvent],
      [rates.furtherEvents, costs.furtherEvent],
    ]),
  };
}

function streamLoad(costs: StreamCosts, workload: Workload): Load {
  const rates = streamRates(workload);
  return {
    requestsPerSecond: 0,
    bytesPerSecond: sum([
      [rates.events, costs.event],
      [rates.heartbeats, costs.heartbeat],
    ]),
  };
}

function sum(shares: readonly (readonly [rate: number, cost: Cost])[]): Cost {
  return {
    up: shares.reduce((total, [rate, { up }]) => total + rate * up, 0),
    down: shares.reduce((total, [rate, { down }]) => total + rate * down, 0),
  };
}
