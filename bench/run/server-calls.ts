import type { FeedPlan } from '../core/feed.ts';
import type { LogBounds } from '../core/event-log.ts';
import type { ServeOptions } from '../core/serving.ts';
import type { Bytes, Microseconds } from '../core/units.ts';
import type { ProcessReading } from '../measure/process-meter.ts';
import type { SocketCounts } from '../measure/socket-counters.ts';
import type { RowId } from '../transports.ts';

export type ServerSetup = {
  readonly row: RowId;
  /** The version asked for, if the row runs over either. */
  readonly http: 1 | 2 | null;
  readonly serve: ServeOptions;
  readonly history: LogBounds;
  readonly keepAliveUs: Microseconds;
  /** The profile of what answers carry beside their own fields. */
  readonly responseHeaders: string;
};

/** When a feed starts, on the host's clock. */
export type FeedRun = { readonly plan: FeedPlan; readonly startUs: Microseconds };

export type FeedOutcome = { readonly published: number; readonly sendDelay: string };

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
  readonly sockets: SocketCounts;
  readonly requestsReceived: number;
};

export type ServerReadings = Readings<ServerReading> & {
  /** Since the window was arranged. */
  readonly heldMax: number;
  readonly keptAge: string;
  readonly keptEvents: string;
  readonly cuts: number;
};

/** What a trial asks of its server process. */
export type ServerCalls = {
  open(setup: ServerSetup): Promise<{ readonly port: number }>;
  /** The resident set after a garbage collection. */
  memory(): Bytes;
  /** Answers once the last event is out. */
  feed(run: FeedRun): Promise<FeedOutcome>;
  /** Arranges for readings at a window's start and end. */
  window(window: Window): void;
  /** Once the window is over. */
  readings(): Promise<ServerReadings>;
  /** Of this moment. */
  sockets(): SocketCounts;
  /** Answers with the connections that were still open; the process then ends. */
  close(): Promise<{ readonly connectionsLeft: number }>;
};
