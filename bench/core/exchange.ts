import type { Layer } from './layers.ts';
import type { Bytes } from './units.ts';

/** `up`: from client to server. */
export type EachWay<T> = { readonly up: T; readonly down: T };

/** A stretch of one direction of a connection: where it lies, what it is, and its bytes. */
export type ExchangeSpan = {
  readonly direction: keyof EachWay<unknown>;
  /** How many bytes went in this direction before it; with TLS, of what it carries. */
  readonly at: Bytes;
  readonly layer: Layer;
  readonly what: string;
  readonly content: Uint8Array;
};

/** A part of an exchange, between two moments at which nothing was on its way. */
export type ExchangeSection = {
  readonly name: string;
  /** In the order on the wire. */
  readonly spans: readonly ExchangeSpan[];
  /** What the ledger booked. */
  readonly layers: EachWay<Readonly<Record<Layer, Bytes>>>;
  /** What the client's sockets counted, TLS included. */
  readonly counted: EachWay<Bytes>;
};

/** All that a client and a server say to each other for a few events. */
export type Exchange = {
  readonly title: string;
  readonly http: 1 | 2 | 'none';
  readonly tls: boolean;
  /** Whether the client asks for events, again and again. */
  readonly polled: boolean;
  /** Name of the header profile of the requests. */
  readonly headers: string;
  readonly bodyBytes: Bytes;
  readonly sections: readonly ExchangeSection[];
};
