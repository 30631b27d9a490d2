import { EXAMPLE_DELIVERIES } from '../core/example-measurement.ts';
import { histogram } from '../measure/histogram.ts';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';
import type { RowId } from '../transports.ts';
import type { RawTrial } from './assemble.ts';
import type { ClientReading, ClientReadings } from './client-calls.ts';
import type { ServerReading, ServerReadings } from './server-calls.ts';

export const SECOND_US = 1_000_000;

/** Made-up readings for tests, in which everything grows by one step from each to the next: before, start, end and drained. */
export const STEPS = { before: 0, start: 1, end: 11, drained: 13 } as const;

function serverReading(step: number): ServerReading {
  return {
    atUs: step * SECOND_US,
    process: { cpuUs: step * 100, loop: { idle: step * 3, active: step } },
    residentBytes: 50_000 + step * 7,
    sockets: { opened: 2, openMax: 2, open: 2, bytesRead: step * 10, bytesWritten: step * 999 },
    requestsReceived: step * 4,
    heldMax: step,
  };
}

function clientReading(step: number, busy: number): ClientReading {
  return {
    atUs: step * SECOND_US,
    process: { cpuUs: step * 1_000, loop: { idle: step * (100 - busy), active: step * busy } },
    sockets: { opened: 1, openMax: 1, open: 1, bytesRead: step * 500, bytesWritten: step * 300 },
    requestsSent: step * 2,
    messagesPosted: step,
    emptyAnswers: step,
    delivered: step * 5,
  };
}

function histogramOf(...values: readonly number[]): string {
  const filled = histogram();
  for (const value of values) filled.record(value);
  return filled.encode();
}

function serverReadings(): ServerReadings {
  return {
    before: serverReading(STEPS.before),
    start: serverReading(STEPS.start),
    end: serverReading(STEPS.end),
    drained: {
      ...serverReading(STEPS.drained),
      sockets: { ...serverReading(STEPS.drained).sockets, opened: 7, openMax: 6 },
    },
    keptAge: histogramOf(10, 20),
    keptEvents: histogramOf(1, 1, 2),
    cuts: 1,
  };
}

export function clientReadings(busy: number, ...lateness: readonly number[]): ClientReadings {
  return {
    before: clientReading(STEPS.before, busy),
    start: clientReading(STEPS.start, busy),
    end: clientReading(STEPS.end, busy),
    drained: clientReading(STEPS.drained, busy),
    deliveries: { ...EXAMPLE_DELIVERIES, lost: 1, gaps: 2 },
    reconnects: 4,
    arrivals: null,
    quarters: [
      { expected: 6, lateness: histogramOf(...lateness) },
      { expected: 5, lateness: histogramOf() },
    ],
    service: histogramOf(7),
    responseTime: histogramOf(8),
    connectTime: histogramOf(9),
    longestStallUs: busy * 100,
  };
}

/** Two client processes, and a server; some of what they tell is wrong, so that it can be told apart. */
export function rawTrialOf(row: RowId): RawTrial {
  return {
    plan: { row, parameters: { ...DEFAULT_PARAMETERS, agents: 6, subscriptionsPerAgent: 2 }, seed: 1 },
    plannedEvents: 30,
    feed: { published: 29, sendDelay: histogramOf(5, 5, 50) },
    upstream: undefined,
    server: serverReadings(),
    clients: [clientReadings(20, 100, 300), clientReadings(60, 200)],
    link: undefined,
    unreconciled: [],
    memoryPerSubscription: 12_345,
  };
}
