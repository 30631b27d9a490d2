import type { DeliveryCounts, Measurement } from '../core/measurement.ts';
import type { Bytes, Microseconds } from '../core/units.ts';
import type { RelayReadings } from '../link/readings.ts';
import { mergeHistograms } from '../measure/histogram.ts';
import { rowOf, type Pattern } from '../transports.ts';
import type { ClientReading, ClientReadings } from './client-calls.ts';
import { countedIn, timedIn, type Pair } from './counted-window.ts';
import type { FeedOutcome, OutsideReadings, Readings, ServerReadings } from './server-calls.ts';
import { broadcastMeasurement } from './broadcast-measurement.ts';
import { linkMeasurement } from './link-measurement.ts';
import { serverSide, usage } from './server-side.ts';
import { payloadBytesOf, subscriptionsOf, type TrialPlan } from './trial-plan.ts';
import { upstreamMeasurement, type RawUpstream } from './upstream-measurement.ts';

export type RawTrial = {
  readonly plan: TrialPlan;
  readonly plannedEvents: number;
  readonly feed: FeedOutcome;
  /** Where clients sent messages up. */
  readonly upstream: RawUpstream | undefined;
  readonly server: ServerReadings | OutsideReadings;
  readonly clients: readonly ClientReadings[];
  /** Undefined where nobody can tell. */
  readonly memoryPerSubscription: Bytes | undefined;
  readonly link: Readings<RelayReadings> | undefined;
  /** Byte counts that do not add up. */
  readonly unreconciled: readonly string[];
};

/** Puts the readings of all processes together into what one trial measured. */
export function assemble(raw: RawTrial): Measurement {
  const { plan, server, clients, feed } = raw;
  const { pattern } = rowOf(plan.row);
  const side = serverSide(pattern, server, clients, plan.parameters);
  const moments = serverMoments(pattern, server);
  const countedByClients = clients.map((client) => countedIn(pattern, client));
  const total = (of: (counted: Pair<ClientReading>) => number): number => sum(countedByClients.map(of));
  const clientUsages = clients.map((client) => usage(timedIn(pattern, client)));
  const merged = (key: 'service' | 'responseTime' | 'connectTime') =>
    mergeHistograms(clients.map((client) => client[key]));
  return {
    subscriptions: subscriptionsOf(plan.parameters),
    planned: raw.plannedEvents,
    published: feed.published,
    windowUs: moments.timed.end.atUs - moments.timed.start.atUs,
    readApartUs: Math.max(...countedByClients.map((byClient) => apartUs(byClient, moments.counted))),
    payloadBytes: payloadBytesOf(plan.parameters),
    deliveries: sumCounts(clients.map((client) => client.deliveries)),
    deliveredInWindow: total(({ start, end }) => end.delivered - start.delivered),
    lateness: mergeHistograms(clients.flatMap(({ quarters }) => quarters.map(({ lateness }) => lateness))),
    quarters: mergeQuarters(clients),
    service: merged('service'),
    responseTime: merged('responseTime'),
    connectTime: merged('connectTime'),
    sendDelay: mergeHistograms([feed.sendDelay]),
    keptAge: mergeHistograms([side.keptAge]),
    keptEvents: mergeHistograms([side.keptEvents]),
    requests: {
      client: total(({ start, end }) => end.requestsSent - start.requestsSent),
      ...(raw.upstream === undefined
        ? {}
        : { messages: total(({ start, end }) => end.messagesPosted - start.messagesPosted) }),
      ...side.requests,
      empty: total(({ start, end }) => end.emptyAnswers - start.emptyAnswers),
    },
    connections: { ...side.connections, reconnects: sum(clients.map((client) => client.reconnects)) },
    // By the clients alone, at the moments at which they count their requests: what is on its way then is in both.
    bytes: {
      up: total(({ start, end }) => end.sockets.bytesWritten - start.sockets.bytesWritten),
      down: total(({ start, end }) => end.sockets.bytesRead - start.sockets.bytesRead),
    },
    slowReaders: plan.parameters.slowReaders,
    server: {
      ...side.server,
      ...(raw.memoryPerSubscription === undefined
        ? {}
        : { memoryPerSubscription: raw.memoryPerSubscription }),
    },
    client: {
      cpuUs: sum(clientUsages.map(({ cpuUs }) => cpuUs)),
      utilisation: Math.max(...clientUsages.map(({ utilisation }) => utilisation)),
    },
    clockErrorUs: Math.max(...clients.map(({ clockErrorUs = 0 }) => clockErrorUs)),
    longestClientStallUs: Math.max(...clients.map(({ longestStallUs }) => longestStallUs)),
    ...(raw.link === undefined
      ? {}
      : { link: linkMeasurement(countedIn(pattern, raw.link), plan.parameters) }),
    ...wayUpAndOut(raw),
  };
}

/** What went up beside the subscriptions, and how events that were posted reached everybody. */
function wayUpAndOut(raw: RawTrial): Pick<Measurement, 'upstream' | 'broadcast'> {
  const { plan, feed, clients, link, upstream } = raw;
  const [before, drained] = [link?.before.ledger, link?.drained.ledger];
  const ledger = before === undefined || drained === undefined ? undefined : { before, drained };
  const noted = clients.map(({ arrivals }) => arrivals);
  const owed = { events: raw.plannedEvents, subscriptions: subscriptionsOf(plan.parameters) };
  return {
    ...(upstream === undefined ? {} : { upstream: upstreamMeasurement(upstream, clients, ledger) }),
    ...(feed.hop === undefined ? {} : { broadcast: broadcastMeasurement(feed.hop, noted, owed) }),
  };
}

/** Told by every server's readings, whatever else they tell. */
function serverMoments(
  pattern: Pattern,
  server: Readings<{ readonly atUs: Microseconds }>,
): { readonly counted: Moments; readonly timed: Moments } {
  return { counted: countedIn(pattern, server), timed: timedIn(pattern, server) };
}

type Moments = Pair<{ readonly atUs: Microseconds }>;

function apartUs(one: Moments, other: Moments): Microseconds {
  return Math.abs(one.start.atUs - other.start.atUs) + Math.abs(one.end.atUs - other.end.atUs);
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

function mergeQuarters(clients: readonly ClientReadings[]): Measurement['quarters'] {
  const [first = { quarters: [] }] = clients;
  return first.quarters.map((_, quarter) => {
    const parts = clients.flatMap(({ quarters }) => quarters[quarter] ?? []);
    return {
      expected: sum(parts.map(({ expected }) => expected)),
      lateness: mergeHistograms(parts.map(({ lateness }) => lateness)),
    };
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
