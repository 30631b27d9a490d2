import type { Socket } from 'node:net';
import type { Cursor } from './cursor.ts';
import type { GapReason } from './event-log.ts';
import type { HttpClient } from './http-client.ts';
import type { Random } from './random.ts';
import type { Microseconds } from './units.ts';

/** Why a subscription is over for good; a connection that merely ends is resumed and counted instead. */
export type EndReason = { readonly kind: 'refused' | 'stopped' | 'protocol'; readonly message: string };

export type SubscriptionHandlers = {
  /** Each event's payload, verbatim, in the order in which it came. */
  onEvent(payload: string): void;
  /** Events may be missing between what came before and what comes next. */
  onGap(reason: GapReason): void;
  onEnd(reason: EndReason): void;
};

export type Subscription = {
  /** Where a new subscription would have to start to miss nothing. */
  readonly cursor: Cursor | undefined;
  /** No handler is called after this. */
  close(): void;
};

export type ReceiveOptions = {
  /** Polling: the interval between requests. */
  readonly pollEveryUs: Microseconds;
  /** Polling: on fixed ticks (a tick is skipped while a request is out), or so long after each answer. */
  readonly pollSchedule: PollSchedule;
  /** How long to wait before a first reconnection; later ones back off. A server may ask for another. */
  readonly reconnectUs: Microseconds;
  /** The longest wait that a server's word is taken for; without it, any. */
  readonly longestRetryUs?: Microseconds;
};

export const POLL_SCHEDULES = ['ticks', 'rest'] as const;
export type PollSchedule = (typeof POLL_SCHEDULES)[number];

export type ReceiveContext = {
  /** Where the transport is served. */
  readonly url: URL;
  /** Opens a connection to the server; the harness counts on it. */
  readonly openSocket: () => Socket;
  /** Speaks the HTTP version of this row over such sockets, and counts requests. */
  readonly http: HttpClient;
  /** Fields to send with a WebSocket handshake beside its own; those of other requests `http` adds. */
  readonly handshakeHeaders?: Readonly<Record<string, string | string[]>>;
  readonly options: ReceiveOptions;
  /** Seeded: phases of polls, jitter of reconnections. */
  readonly random: Random;
  readonly onRequest: () => void;
  readonly onReconnect: () => void;
};

/** One user agent: it may hold many subscriptions, over as few connections as its protocol allows. */
export type UserAgent = {
  /**
   * Resolves once the server has accepted the subscription; rejects when it refuses it.
   * Without a cursor the subscription starts at the server's newest event.
   */
  subscribe(handlers: SubscriptionHandlers, cursor?: Cursor): Promise<Subscription>;
  /**
   * Sends one line of text up, beside whatever is subscribed, and resolves to its echo (R25 of servers/README.md).
   * Rejects when the server does not take it, or the connection ends before the echo has come.
   */
  send?(line: string): Promise<string>;
  /** Closes all subscriptions and connections. */
  close(): void;
};

export type Receive = (context: ReceiveContext) => UserAgent;

export const DEFAULT_RECEIVE_OPTIONS: ReceiveOptions = {
  pollEveryUs: 1_000_000,
  pollSchedule: 'ticks',
  reconnectUs: 1_000_000,
};
