import type { DeliveryCounts, Measurement } from '../core/measurement.ts';
import type { Bytes } from '../core/units.ts';
import type { RelayReadings } from '../link/readings.ts';
import { mergeHistograms } from '../measure/histogram.ts';
import { utilisationBetween, type ProcessReading } from '../measure/process-meter.ts';
import { rowOf, type Pattern } from '../transports.ts';
import type { ClientReading, ClientReadings } from './client-calls.ts';
import type { FeedOutcome, Readings, ServerReadings } from './server-calls.ts';
import { linkMeasurement } from './link-measurement.ts';
import { payloadBytesOf, subscriptionsOf, type TrialPlan } from './trial-plan.ts';

export type RawTrial = {
  readonly plan: TrialPlan;
  readonly plannedEvents: number;
  readonly feed: FeedOutcome;
  readonly server: ServerReadings;
  readonly clients: readonly ClientReadings[];
  readonly memoryPerSubscription: Bytes;
  readonly link: Readings<RelayReadings> | undefined;
  /** Byte counts that do not add up. */
  readonly unreconciled: readonly string[];
};

/** Puts the readings of all processes together into what one trial measured. */
export function assemble(raw: RawTrial): Measurement {
  const { plan, server, clients, feed } = raw;
  const { pattern } = rowOf(plan.row);
  const counted = countedIn(pattern, server);
  const countedByClients = clients.map((client) => countedIn(pattern, client));
  const total = (of: (counted: Pair<ClientReading>) => number): number => sum(countedByClients.map(of));
  const serverTime = timedIn(pattern, server);
  const clientUsages = clients.map((client) => usage(timedIn(pattern, client)));
  const merged = (key: 'lateness' | 'service' | 'responseTime' | 'connectTime') =>
    mergeHistograms(clients.map((client) => client[key]));
  return {
    subscriptions: subscriptionsOf(plan.parameters),
    planned: raw.plannedEvents,
    published: feed.published,
    windowUs: serverTime.end.atUs - serverTime.start.atUs,
    payloadBytes: payloadBytesOf(plan.parameters),
    deliveries: sumCounts(clients.map((client) => client.deliveries)),
    deliveredInWindow: total(({ start, end }) => end.delivered - start.delivered),
    lateness: merged('lateness'),
    service: merged('service'),
    responseTime: merged('responseTime'),
    connectTime: merged('connectTime'),
    sendDelay: mergeHistograms([feed.sendDelay]),
    keptAge: mergeHistograms([server.keptAge]),
    keptEvents: mergeHistograms([server.keptEvents]),
    requests: {
      client: total(({ start, end }) => end.requestsSent - start.requestsSent),
      server: counted.end.requestsReceived - counted.start.requestsReceived,
      empty: total(({ start, end }) => end.emptyAnswers - start.emptyAnswers),
      heldMax: server.heldMax,
    },
    connections: {
      opened: server.drained.sockets.opened,
      openMax: server.drained.sockets.openMax,
      reconnects: sum(clients.map((client) => client.reconnects)),
    },
    bytes: {
      up: counted.end.sockets.bytesRead - counted.start.sockets.bytesRead,
      down: total(({ start, end }) => end.sockets.bytesRead - start.sockets.bytesRead),
    },
    server: { ...usage(serverTime), memoryPerSubscription: raw.memoryPerSubscription, cuts: server.cuts },
    client: {
      cpuUs: sum(clientUsages.map(({ cpuUs }) => cpuUs)),
      utilisation: Math.max(...clientUsages.map(({ utilisation }) => utilisation)),
    },
    ...(raw.link === undefined
      ? {}
      : { link: linkMeasurement(countedIn(pattern, raw.link), plan.parameters) }),
  };
}

/**
 * The readings that bound what is counted. The first event can overtake the timer of the planned start; a stream
 * carries nothing ahead of it, so that its counts can begin there, and hold every event whole.
 */
function countedIn<Reading>(pattern: Pattern, readings: Readings<Reading>): Pair<Reading> {
  const { start, end } = timedIn(pattern, readings);
  return { start: pattern === 'stream' ? readings.before : start, end };
}

/** The readings that bound CPU and utilisation. See `Measurement` for why a poller's window ends with the plan. */
function timedIn<Reading>(pattern: Pattern, { start, end, drained }: Readings<Reading>): Pair<Reading> {
  return { start, end: pattern === 'poll' ? end : drained };
}

type Pair<Reading> = { readonly start: Reading; readonly end: Reading };

function usage({ start, end }: Pair<{ readonly process: ProcessReading }>): Measurement['client'] {
  return {
    cpuUs: end.process.cpuUs - start.process.cpuUs,
    utilisation: utilisationBetween(start.process, end.process),
  };
}

function sumCounts(counts: readonly DeliveryCounts[]): DeliveryCounts {
  const of = (key: keyof DeliveryCounts): number => sum(counts.map((count) => count[key]));
  return {
    expected: of('expected'),
    delivered: of('delivered'),
    lost: of('lost'),
    duplicated: of('duplicated'),
    reordered: of('reordered'),
    unknown: of('unknown'),
    gaps: of('gaps'),
    early: of('early'),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
