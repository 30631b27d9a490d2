import type { Socket } from 'node:net';
import type { Cursor } from '../core/cursor.ts';
import type { Row } from '../transports.ts';
import type { Agent, AgentOptions } from './agent.ts';
import type { ResourceCounts } from './resources.ts';

/** A server under contract, as anybody sees it who knows its address. */
export type Subject = {
  readonly row: Row;
  /** Where the feed is served. */
  readonly url: URL;
  /** Resolves once the server has taken the events, in this order. */
  publish(...payloads: readonly string[]): Promise<void>;
  /** A user agent of the row's receiving half, counted. */
  openAgent(options?: Partial<AgentOptions>): Agent;
  /** A bare connection, for what no receiving half would ever send. */
  connect(): Socket;
  /** Told of each event that a case has posted by itself. */
  readonly onPosted?: (cursor: Cursor) => void;
};

/** A server that can be ended and begun anew, at the same port. */
export type Life = {
  /** Ends this life of the server and starts another, with another epoch and no history. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

export type RestartableSubject = Subject & { readonly life: Life };

/** What can be seen of a server in this process. */
export type Control = {
  /** The server's connections that are open now. */
  readonly sockets: ReadonlySet<Socket>;
  /** Subscribers cut for reading too slowly. */
  readonly cuts: number;
  /** To how many open streams the newest event was written. */
  readonly handedTo: number;
  /** What this process held before the server was opened. */
  readonly resourcesBefore: ResourceCounts;
};

export type ControlledSubject = RestartableSubject & { readonly control: Control };
