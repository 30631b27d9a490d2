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
  readonly payloadBytes: Bytes;
  readonly deliveries: DeliveryCounts;
  /** Of the deliveries, those that came within the window. */
  readonly deliveredInWindow: number;
  readonly lateness: Distribution;
  readonly sendDelay: Distribution;
  readonly service: Distribution;
  readonly responseTime: Distribution;
  readonly connectTime: Distribution;
  /** How long an event had been kept, and how many were, when handed over. */
  readonly keptAge: Distribution;
  readonly keptEvents: Distribution;
  readonly requests: {
    readonly client: number;
    readonly server: number;
    readonly empty: number;
    readonly heldMax: number;
  };
  readonly connections: {
    /** During the whole trial. */
    readonly opened: number;
    readonly openMax: number;
    readonly reconnects: number;
  };
  /** On the sockets, below TLS, HTTP and WebSocket; each counted where it was read. */
  readonly bytes: { readonly up: Bytes; readonly down: Bytes };
  readonly server: {
    readonly cpuUs: Microseconds;
    readonly utilisation: number;
    /** Growth of the resident set, after garbage collection, over all but the first fifth of the subscriptions. */
    readonly memoryPerSubscription: Bytes;
    /** Subscribers cut for reading too slowly. */
    readonly cuts: number;
  };
  readonly client: { readonly cpuUs: Microseconds; readonly utilisation: number };
  /** Present if a link stood between clients and server. */
  readonly link?: LinkMeasurement;
};

/** What the link between clients and server saw and did. */
export type LinkMeasurement = {
  /** Whether the scenario asked for a delay: only then is a latency through the link a figure of the scenario. */
  readonly delayed: boolean;
  readonly cpuUs: Microseconds;
  /** How long the link kept each chunk on purpose; empty where no delay was asked for. */
  readonly appliedDelay: { readonly up: Distribution; readonly down: Distribution };
  /** What the link itself adds to a chunk's way, less the delay that was asked for. */
  readonly transit: Distribution;
  /** The byte ledger of the window, if one was kept. */
  readonly wire?: WireMeasurement;
};

/** A ledger of the measured window; connecting apart. */
export type WireMeasurement = {
  readonly up: Readonly<Record<Layer, Bytes>>;
  readonly down: Readonly<Record<Layer, Bytes>>;
  /** Events that came through whole in the window. */
  readonly events: number;
  /** Both ways, until the window: connecting, and the events of probe and warm-up. */
  readonly connect: Bytes;
};
