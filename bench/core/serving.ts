import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { EventLog, LogEntry } from './event-log.ts';
import type { Bytes, Microseconds } from './units.ts';

/** A request as a serving half sees it, whichever HTTP the door speaks. */
export type HttpRequest = {
  readonly method?: string | undefined;
  /** Path and query. */
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly httpVersionMajor: number;
};

/** What a serving half may do with a response: the part that node:http and node:http2's compatible API share. */
export type HttpResponse = {
  writeHead(status: number, headers: Readonly<Record<string, string | number>>): unknown;
  write(chunk: string | Uint8Array): boolean;

  end: (() => unknown) & ((chunk: string) => unknown);
  destroy(): unknown;
  on(event: 'close', listener: () => void): unknown;
  /** Null once the connection is gone. */
  readonly socket: { cork(): void; uncork(): void } | null;
  /** Bytes accepted but not yet taken by the peer. */
  readonly writableLength: Bytes;
};

export type ServeOptions = {
  /** Long polling: how long a request is held when there is nothing to tell. */
  readonly holdUs: Microseconds;
  /** Streams: how often a sign of life is sent. */
  readonly heartbeatUs: Microseconds;
  /** Event streams: the reconnection time that the server asks for. */
  readonly retryUs: Microseconds;
  /** Streams: a subscriber that has more than this waiting for it is cut. */
  readonly maxBufferedBytes: Bytes;
};

export type ServeContext = {
  readonly log: EventLog;
  readonly options: ServeOptions;
  /** To be called for every subscriber that is cut for reading too slowly. */
  readonly onCut: () => void;
};

/**
 * The serving half of a transport: handlers, not a listener. The door listens, checks Host and Origin, counts
 * sockets and requests, and answers unknown paths and methods; the log keeps history and judges cursors.
 */
export type ServingHalf = {
  /** Answers a GET on the transport's own path. */
  http?(request: HttpRequest, response: HttpResponse): void;
  /**
   * Answers a POST on the transport's own path (R25 of servers/README.md). The door has read its body: one line of
   * text, without CR and LF, of at most 1 MiB.
   */
  post?(request: HttpRequest, response: HttpResponse, line: string): void;
  /** Takes over a connection whose request asks for an upgrade (RFC 9110 §7.8). */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Takes a connection that speaks no HTTP. */
  socket?(socket: Socket): void;
  /**
   * Hands an event, just appended to the log, to everybody who is subscribed at this moment.
   * Returns to how many it was handed without a read of the log.
   */
  publish(entry: LogEntry): number;
  /** Ends every subscription and timer. */
  close(): void;
};

export type Serve = (context: ServeContext) => ServingHalf;

export const DEFAULT_SERVE_OPTIONS: ServeOptions = {
  holdUs: 30_000_000,
  heartbeatUs: 15_000_000,
  retryUs: 2_000_000,
  maxBufferedBytes: 1_048_576,
};
