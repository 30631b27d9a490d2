import type { Measurement } from '../core/measurement.ts';
import type { Parameters } from '../core/result.ts';
import { cpuBetween } from '../foreign/process-usage.ts';
import { histogram } from '../measure/histogram.ts';
import { utilisationBetween, type ProcessReading } from '../measure/process-meter.ts';
import type { Pattern } from '../transports.ts';
import type { ClientReadings } from './client-calls.ts';
import { countedIn, timedIn, type Pair } from './counted-window.ts';
import type { OutsideReadings, ServerReadings } from './server-calls.ts';

/** What a trial knows of its server: by the server's own word, or by what can be seen of it from outside. */
export type ServerSide = {
  readonly server: Omit<Measurement['server'], 'memoryPerSubscription'>;
  readonly requests: Pick<Measurement['requests'], 'server' | 'heldMax'>;
  readonly connections: Pick<Measurement['connections'], 'opened' | 'openMax'>;
  /** Encoded; empty where nobody can tell. */
  readonly keptAge: string;
  readonly keptEvents: string;
};

/** Subscribers beside those that are measured: of no figure but the server's own costs. */
export type OtherSubscribers = Pick<Parameters, 'slowReaders' | 'goneSubscribers'>;

export function serverSide(
  pattern: Pattern,
  server: ServerReadings | OutsideReadings,
  clients: readonly ClientReadings[],
  others: OtherSubscribers,
): ServerSide {
  return 'isOutside' in server
    ? seenFromOutside(pattern, server, clients)
    : byItsWord(pattern, server, others);
}

function byItsWord(
  pattern: Pattern,
  readings: ServerReadings,
  { slowReaders, goneSubscribers }: OtherSubscribers,
): ServerSide {
  const { start, end } = countedIn(pattern, readings);
  const { before, drained, cuts, keptAge, keptEvents } = readings;
  const opened = drained.sockets.opened - slowReaders - goneSubscribers;
  return {
    server: {
      ...usage(timedIn(pattern, readings)),
      memoryGrowth: drained.residentBytes - before.residentBytes,
      cuts,
    },
    requests: {
      server: end.requestsReceived - start.requestsReceived,
      // Nobody can tell whose of them were held.
      ...(slowReaders + goneSubscribers > 0 ? {} : { heldMax: end.heldMax }),
    },
    connections: {
      opened,
      // Those that left had left before the others came: where they were more at a time, it is no more than all others.
      openMax: Math.min(opened, drained.sockets.openMax - slowReaders),
    },
    keptAge,
    keptEvents,
  };
}

/** Connections as clients count them: those that were open at one time are at most so many. */
function seenFromOutside(
  pattern: Pattern,
  readings: OutsideReadings,
  clients: readonly ClientReadings[],
): ServerSide {
  const { start, end } = timedIn(pattern, readings);
  const { before, drained } = readings;
  const cpuUs = start.cpu && end.cpu && cpuBetween(start.cpu, end.cpu);
  const memoryGrowth = difference(before.residentBytes, drained.residentBytes);
  const none = histogram().encode();
  return {
    server: {
      ...(cpuUs === undefined ? {} : { cpuUs }),
      ...(memoryGrowth === undefined ? {} : { memoryGrowth }),
    },
    requests: {},
    connections: {
      opened: sum(clients.map((client) => client.drained.sockets.opened)),
      openMax: sum(clients.map((client) => client.drained.sockets.openMax)),
    },
    keptAge: none,
    keptEvents: none,
  };
}

function difference(from: number | undefined, to: number | undefined): number | undefined {
  return from === undefined || to === undefined ? undefined : to - from;
}

export function usage({ start, end }: Pair<{ readonly process: ProcessReading }>): Measurement['client'] {
  return {
    cpuUs: end.process.cpuUs - start.process.cpuUs,
    utilisation: utilisationBetween(start.process, end.process),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
