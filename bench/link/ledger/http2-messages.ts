import type { Account } from './dissector.ts';
import { FLAG, FRAME, type Http2Frame } from './http2-frame.ts';

/** Streams that are remembered; a client that posts has few open at a time. */
const MAX_STREAMS = 10_000;

/**
 * The streams of one connection on which a client sends a message up (R25 of servers/README.md), told by their first
 * frame: whoever asks for events has no body to send, and says so there (RFC 9113 §8.1).
 */
export class Http2Messages {
  readonly #streams = new Set<number>();

  /** A frame that comes from the client. */
  note({ type, flags, stream }: Http2Frame, isNew: boolean): void {
    if (type !== FRAME.headers || !isNew || (flags & FLAG.endStream) !== 0) return;
    this.#streams.add(stream);
    const [oldest = stream] = this.#streams;
    if (this.#streams.size > MAX_STREAMS) this.#streams.delete(oldest);
  }

  has(stream: number): boolean {
    return this.#streams.has(stream);
  }

  /** The account that a stream's frames are booked on. */
  accountOf(account: Account, stream: number): Account {
    return this.#streams.has(stream) ? account.wayUp : account;
  }
}
