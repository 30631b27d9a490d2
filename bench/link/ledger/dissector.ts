import type { Bytes } from '../../core/units.ts';
import type { Layer } from './layers.ts';

/** A place in one direction of a connection: how many bytes came before it. */
export type Offset = number;

/**
 * Tells one direction of a connection, or a body within it, apart into layers. It is fed every byte once and in
 * order, cut anywhere; what it reports does not depend on the cuts. Bytes that it cannot decide on yet it holds
 * by their number alone, up to a limit.
 */
export type Dissector = {
  /** `at` is the offset of the first of these bytes, which lie side by side on the wire. */
  push(bytes: Buffer, at: Offset): void;
  /** No more bytes will come: what is undecided is unaccounted for. */
  end(): void;
};

/** Where dissectors report. Each byte is reported once; bytes that were held back come after later ones. */
export type Account = {
  /** Whether anybody reads the words. Words that cost anything to put together are to be left out if not. */
  readonly annotated: boolean;
  /**
   * The same account, for what a client sends up beside its subscriptions, and for the echoes of that: whatever is
   * booked there is booked here too.
   */
  readonly wayUp: Account;
  /** A thing of its own, complete: a frame header, a header field, a line end. */
  book(layer: Layer, at: Offset, bytes: Bytes, what: string): void;
  /** Some of a thing that is reported as it streams by; parts that touch and say the same are one thing. */
  bookPart(layer: Layer, at: Offset, bytes: Bytes, what: string): void;
  /** `reason` is one of a fixed set of texts: it holds nothing from the wire. */
  bookUnaccounted(at: Offset, bytes: Bytes, reason: string): void;
  /** An event came through whole; `at` is the offset of its last byte. */
  countEvent(at: Offset): void;
  /** A request's head came through whole; `at` is the offset of its last byte. */
  countRequest(at: Offset): void;
};

/** The two directions of a connection: `up` from client to server, `down` from server to client. */
export const DIRECTIONS = ['up', 'down'] as const;
export type Direction = (typeof DIRECTIONS)[number];
export type Pair<T> = Readonly<Record<Direction, T>>;

/** Books whatever comes as unaccounted for: the rest of a stream in which the place was lost. */
export function unreadable(account: Account, reason: string): Dissector {
  return {
    push(bytes, at) {
      account.bookUnaccounted(at, bytes.length, reason);
    },
    end() {
      // Nothing is ever undecided.
    },
  };
}
