import type { DeliveryCounts, Measurement } from '../core/measurement.ts';
import type { Bytes } from '../core/units.ts';
import { mergeHistograms } from '../measure/histogram.ts';
import { utilisationBetween, type ProcessReading } from '../measure/process-meter.ts';
import { rowOf, type Pattern } from '../transports.ts';
import type { ClientReadings } from './client-calls.ts';
import type { FeedOutcome, Readings, ServerReadings } from './server-calls.ts';
import { payloadBytesOf, subscriptionsOf, type TrialPlan } from './trial-plan.ts';

export type RawTrial = {
  readonly plan: TrialPlan;
  readonly plannedEvents: number;
  readonly feed: FeedOutcome;
  readonly server: ServerReadings;
  readonly clients: readonly ClientReadings[];
  readonly memoryPerSubscription: Bytes;
};

/** Puts the readings of all processes together into what one trial measured. */
export function assemble(raw: RawTrial): Measurement {
  const { plan, server, clients, feed } = raw;
  const { pattern } = rowOf(plan.row);
  const serverWindow = windowOf(pattern, server);
  const clientWindows = clients.map((client) => windowOf(pattern, client));
  const total = (of: (window: (typeof clientWindows)[number]) => number): number =>
    sum(clientWindows.map(of));
  const merged = (key: 'lateness' | 'service' | 'responseTime' | 'connectTime') =>
    mergeHistograms(clients.map((client) => client[key]));
  return {
    subscriptions: subscriptionsOf(plan.parameters),
    planned: raw.plannedEvents,
    published: feed.published,
    windowUs: serverWindow.end.atUs - serverWindow.start.atUs,
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
      server: serverWindow.end.requestsReceived - serverWindow.start.requestsReceived,
      empty: total(({ start, end }) => end.emptyAnswers - start.emptyAnswers),
      heldMax: server.heldMax,
    },
    connections: {
      opened: server.drained.sockets.opened,
      openMax: server.drained.sockets.openMax,
      reconnects: sum(clients.map((client) => client.reconnects)),
    },
    bytes: {
      up: serverWindow.end.sockets.bytesRead - serverWindow.start.sockets.bytesRead,
      down: total(({ start, end }) => end.sockets.bytesRead - start.sockets.bytesRead),
    },
    server: { ...usage(serverWindow), memoryPerSubscription: raw.memoryPerSubscription, cuts: server.cuts },
    client: {
      cpuUs: total((window) => usage(window).cpuUs),
      utilisation: Math.max(...clientWindows.map((window) => usage(window).utilisation)),
    },
  };
}

/** See `Measurement` for why a poller's window ends with the plan and not with the drain. */
function windowOf<Reading>(pattern: Pattern, { start, end, drained }: Readings<Reading>): Pair<Reading> {
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
