import type { HttpVersion } from '../core/capabilities.ts';
import type { FeedPlan } from '../core/feed.ts';
import type { LogBounds } from '../core/event-log.ts';
import type { MeasuredServer } from '../core/measured-server.ts';
import type { Trigger } from '../core/result.ts';
import type { ServeOptions } from '../core/serving.ts';
import type { Bytes, Microseconds } from '../core/units.ts';
import type { CpuCounts } from '../foreign/process-usage.ts';
import type { ProcessReading } from '../measure/process-meter.ts';
import type { SocketCounts } from '../measure/socket-counters.ts';
import type { RowId } from '../transports.ts';

export type ServerSetup = {
  /** Whose it is; what follows beside row and HTTP is for ours alone. */
  readonly server: MeasuredServer;
  readonly row: RowId;
  /** The version asked for, if the row runs over either. */
  readonly http: 1 | 2 | null;
  readonly serve: ServeOptions;
  readonly history: LogBounds;
  readonly keepAliveUs: Microseconds;
  /** The profile of what answers carry beside their own fields. */
  readonly responseHeaders: string;
  /** How long to be busy with each request before it is answered. */
  readonly answerWorkUs: Microseconds;
  /** Who publishes: anybody, by POST at a port of its own, so that what this takes is in no count of the row's. */
  readonly trigger: Trigger;
};

/** When a feed starts, on the host's clock. */
export type FeedRun = { readonly plan: FeedPlan; readonly startUs: Microseconds };

export type FeedOutcome = {
  readonly published: number;
  readonly sendDelay: string;
  /** From sending each POST to its answer, encoded; only where events were posted. */
  readonly hop?: string;
};

/** The measured window as it was planned, on the host's clock. */
export type Window = { readonly startUs: Microseconds; readonly endUs: Microseconds };

/**
 * Readings of one window: before anything of its feed was sent, at its planned start and end, and once everything
 * had been delivered.
 */
export type Readings<Reading> = {
  readonly before: Reading;
  readonly start: Reading;
  readonly end: Reading;
  readonly drained: Reading;
};

export type ServerReading = {
  readonly atUs: Microseconds;
  readonly process: ProcessReading;
  readonly residentBytes: Bytes;
  readonly sockets: SocketCounts;
  readonly requestsReceived: number;
  /** The most requests open at one time since the window was arranged. */
  readonly heldMax: number;
};

export type ServerReadings = Readings<ServerReading> & {
  /** From when the window was arranged; a poller's ends with the plan, as its counts do. */
  readonly keptAge: string;
  readonly keptEvents: string;
  readonly cuts: number;
};

/** What can be seen of a server that is not ours, where its processes can be: those of all of it together. */
export type OutsideReading = {
  readonly atUs: Microseconds;
  readonly cpu?: CpuCounts;
  readonly residentBytes?: Bytes;
};

export type OutsideReadings = Readings<OutsideReading> & { readonly isOutside: true };

export type ServedAt = {
  /** Of the row. */
  readonly url: string;
  /** The origin at which events can be posted (R24 of servers/README.md); null where they cannot. */
  readonly publishAt: { readonly url: string; readonly http: HttpVersion } | null;
};

/** What a trial asks of its server process, or of the one that stands in for somebody's server. */
export type ServerCalls = {
  open(setup: ServerSetup): Promise<ServedAt>;
  /** Answers, in one line, when the server has ended though nobody asked it to. */
  ending(): Promise<string>;
  /** The resident set, of ours after a garbage collection; null where nobody can tell. */
  memory(): Bytes | null;
  /** Answers once the last event is out. */
  feed(run: FeedRun): Promise<FeedOutcome>;
  /** Arranges for readings at a window's start and end. */
  window(window: Window): void;
  /** Once the window is over. */
  readings(): Promise<ServerReadings | OutsideReadings>;
  /** Of this moment; null where nobody can tell. */
  sockets(): SocketCounts | null;
  /** Answers with the connections that were still open; the process then ends. */
  close(): Promise<{ readonly connectionsLeft: number }>;
};
