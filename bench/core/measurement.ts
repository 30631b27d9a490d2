import type { Layer } from './layers.ts';
import type { Bytes, Microseconds } from './units.ts';

/** Values of one kind, in whole microseconds or as counts. */
export type Distribution = {
  readonly count: number;
  readonly mean: number;
  readonly max: number;
  /** The value at a percentile from 0 to 100; undefined when there are no values. */
  percentile(percent: number): number | undefined;
  /** HdrHistogram V2, compressed, base64. */
  encode(): string;
};

/** What becomes of the deliveries that a feed owes: events times subscriptions. */
export type DeliveryCounts = {
  readonly expected: number;
  readonly delivered: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly reordered: number;
  /** Event numbers that the plan does not hold, and payloads that are no event. */
  readonly unknown: number;
  /** Gaps that a server announced. */
  readonly gaps: number;
  /** Deliveries stamped before they were due: impossible on one clock, hence a bug. */
  readonly early: number;
};

/** Lateness of a part of a feed; what is missing from it never came. */
export type LatenessQuarter = { readonly expected: number; readonly lateness: Distribution };

/**
 * Everything a trial measured, merged over its client processes. Counts, bytes and CPU are of the measured
 * window: from the feed's start to its planned end for pollers, whose idle requests would go on for ever; to
 * the moment at which everything had been delivered for the others.
 */
export type Measurement = {
  readonly subscriptions: number;
  /** Events that the plan holds, and that the feed sent. */
  readonly planned: number;
  readonly published: number;
  readonly windowUs: Microseconds;
  /** How far apart server and clients were read, at worst: at the window's start and at its end, together. */
  readonly readApartUs: Microseconds;
  readonly payloadBytes: Bytes;
  readonly deliveries: DeliveryCounts;
  /** Of the deliveries, those that came within the window. */
  readonly deliveredInWindow: number;
  readonly lateness: Distribution;
  /** The same by quarters of the plan: its events, in the order in which they are due, in four equal parts. */
  readonly quarters: readonly LatenessQuarter[];
  readonly sendDelay: Distribution;
  readonly service: Distribution;
  readonly responseTime: Distribution;
  readonly connectTime: Distribution;
  /** How long an event had been kept, and how many were, when handed over. */
  readonly keptAge: Distribution;
  readonly keptEvents: Distribution;
  readonly requests: {
    readonly client: number;
    /** Of the clients', those that brought messages up. */
    readonly messages?: number;
    /** Absent where the server is not ours; the most that were held also where others subscribe besides. */
    readonly server?: number;
    readonly empty: number;
    readonly heldMax?: number;
  };
  /** Of the clients that are measured. */
  readonly connections: {
    /** During the whole trial. */
    readonly opened: number;
    readonly openMax: number;
    readonly reconnects: number;
  };
  /** On the sockets, below TLS, HTTP and WebSocket; each counted where it was read. */
  readonly bytes: { readonly up: Bytes; readonly down: Bytes };
  /** Subscribers besides, which read nothing; no delivery is owed to them. */
  readonly slowReaders: number;
  readonly server: {
    readonly cpuUs?: Microseconds;
    readonly utilisation?: number;
    /** Growth of the resident set, of ours after garbage collection, over all but the first fifth of the subscriptions. */
    readonly memoryPerSubscription?: Bytes;
    /** Growth of the resident set as it is, from before the feed to the drain's end. */
    readonly memoryGrowth?: Bytes;
    /** Subscribers cut for reading too slowly. */
    readonly cuts?: number;
  };
  readonly client: { readonly cpuUs: Microseconds; readonly utilisation: number };
  /** By how much the clock of deliveries may be off the host's; 0 where it is the host's own. */
  readonly clockErrorUs: Microseconds;
  /** The longest that any client process did nothing at all, or up to a quarter of a second less. */
  readonly longestClientStallUs: Microseconds;
  /** Present if a link stood between clients and server. */
  readonly link?: LinkMeasurement;
  /** Present if the plan has messages that clients send up. */
  readonly upstream?: UpstreamMeasurement;
  /** Present if events were posted to the server. */
  readonly broadcast?: BroadcastMeasurement;
};

/** What became of the messages that clients sent up beside their subscriptions: all of the plan, to the drain's end. */
export type UpstreamMeasurement = {
  /** Messages that the plan holds, and that clients sent. */
  readonly planned: number;
  readonly sent: number;
  /** Whose echo came with the text that was sent, and with another. */
  readonly echoed: number;
  readonly wrong: number;
  /** From the moment at which a message was due to its echo, and from that at which it was sent. */
  readonly echo: Distribution;
  readonly roundTrip: Distribution;
  /** How late the clients themselves sent messages. */
  readonly sendDelay: Distribution;
  /** HTTP requests that brought them. */
  readonly requests: number;
  /** The most messages that each agent had under way at one time in the whole trial, added up over all agents. */
  readonly atOnce: number;
  /** Of the messages and of their echoes, without TLS, if a byte ledger was kept. */
  readonly bytes?: { readonly up: Bytes; readonly down: Bytes };
};

/** What it took events to reach everybody, each by a POST of its own. */
export type BroadcastMeasurement = {
  /** From sending a POST to its answer. */
  readonly hop: Distribution;
  /** Events that came to every subscription; the following are of these. */
  readonly reachedAll: number;
  /** From the moment at which the POST was sent to the first subscription's having it, and to the last one's. */
  readonly toFirst: Distribution;
  readonly toLast: Distribution;
  /** From the first to the last. */
  readonly spread: Distribution;
};

/** What the link between clients and server saw and did. */
export type LinkMeasurement = {
  /** Whether the scenario asked for a link or a delay: only then is a latency through it a figure of the scenario. */
  readonly delayed: boolean;
  readonly cpuUs: Microseconds;
  readonly utilisation: number;
  /** How often it stopped reading since too much waited in it: what came then was kept for longer than asked. */
  readonly pauses: number;
  /** How long the link kept each chunk of the window on purpose; empty where no delay was asked for. */
  readonly appliedDelay: { readonly up: Distribution; readonly down: Distribution };
  /** What the link itself adds to a chunk's way, less the delay that was asked for. */
  readonly transit: Distribution;
  /** The byte ledger of the window, if one was kept. */
  readonly wire?: WireMeasurement;
};

/** A ledger of the measured window; connecting apart, and without what clients sent up and its echoes. */
export type WireMeasurement = {
  readonly up: Readonly<Record<Layer, Bytes>>;
  readonly down: Readonly<Record<Layer, Bytes>>;
  /** Events that came through whole in the window. */
  readonly events: number;
  /** Both ways, until the window: connecting, and the events of probe and warm-up. */
  readonly connect: Bytes;
};
