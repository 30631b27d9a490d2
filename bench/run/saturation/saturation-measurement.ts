import type { SaturationMeasurement } from '../../core/saturation.ts';
import { mergeHistograms } from '../../measure/histogram.ts';
import { utilisationBetween, type ProcessReading } from '../../measure/process-meter.ts';
import type { ServerReadings } from '../server-calls.ts';
import type { SaturationReadings } from './saturation-calls.ts';

export type RawSaturation = {
  readonly connections: number;
  readonly server: ServerReadings;
  readonly clients: readonly SaturationReadings[];
};

/** Puts the readings of all processes together into what a trial without a feed measured. */
export function saturationMeasurement({
  connections,
  server,
  clients,
}: RawSaturation): SaturationMeasurement {
  const { start, end } = server;
  const usages = clients.map(usage);
  return {
    windowUs: end.atUs - start.atUs,
    polls: {
      answered: sum(clients.map(answeredBy)),
      received: end.requestsReceived - start.requestsReceived,
      unexpected: sum(clients.map(({ unexpected }) => unexpected)),
      errors: sum(clients.map(({ failures }) => failures.errors)),
      timeouts: sum(clients.map(({ failures }) => failures.timeouts)),
    },
    answeredPerSecond: sum(
      clients.map((client) => (answeredBy(client) * 1_000_000) / (client.end.atUs - client.start.atUs)),
    ),
    responseTime: mergeHistograms(clients.map((client) => client.end.responseTime)),
    connections: {
      planned: connections,
      open: start.sockets.open,
      opened: end.sockets.opened - start.sockets.opened,
    },
    bytes: {
      up: end.sockets.bytesRead - start.sockets.bytesRead,
      down: end.sockets.bytesWritten - start.sockets.bytesWritten,
    },
    server: usage(server),
    client: {
      cpuUs: sum(usages.map(({ cpuUs }) => cpuUs)),
      utilisation: Math.max(...usages.map(({ utilisation }) => utilisation)),
    },
  };
}

function answeredBy({ start, end }: SaturationReadings): number {
  return end.answered - start.answered;
}

type Window = { readonly start: Bound; readonly end: Bound };
type Bound = { readonly process: ProcessReading };

function usage({ start, end }: Window): SaturationMeasurement['server'] {
  return {
    cpuUs: end.process.cpuUs - start.process.cpuUs,
    utilisation: utilisationBetween(start.process, end.process),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
