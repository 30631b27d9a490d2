import { bodyDissector, type BodyFormat } from './body.ts';
import { unreadable, type Account, type Dissector } from './dissector.ts';
import type { Http2Messages } from './http2-messages.ts';

const MAX_BODIES = 10_000;
/** Streams that one side has cancelled and on which the other's DATA may still be on its way. */
const MAX_CANCELLED = 100;

/** The bodies of one direction that are under way, one for each stream. */
export class Http2Bodies {
  readonly #account: Account;
  readonly #format: BodyFormat;
  readonly #messages: Http2Messages;
  readonly #bodies = new Map<number, Dissector>();
  /** The oldest first. */
  readonly #cancelled: number[] = [];
  readonly #notOpen: Dissector;

  constructor(account: Account, format: BodyFormat, messages: Http2Messages) {
    this.#account = account;
    this.#format = format;
    this.#messages = messages;
    this.#notOpen = unreadable(account, 'DATA on a stream that is not open');
  }

  /** Whether there is no room for one more stream. */
  refuses(stream: number): boolean {
    return this.#bodies.size >= MAX_BODIES && !this.#bodies.has(stream);
  }

  /** Its head has come; a later one is of trailers. */
  open(stream: number): void {
    if (this.#bodies.has(stream) || this.refuses(stream)) return;
    const format = this.#messages.has(stream) ? 'message' : this.#format;
    this.#bodies.set(stream, bodyDissector(format, this.accountOf(stream)));
  }

  accountOf(stream: number): Account {
    return this.#messages.accountOf(this.#account, stream);
  }

  /** RFC 9113 §5.1: DATA comes on open streams only. */
  of(stream: number): Dissector {
    return this.#bodies.get(stream) ?? this.#notOpen;
  }

  /** Its sender has ended it. */
  finish(stream: number): void {
    this.#bodies.get(stream)?.end();
    this.#bodies.delete(stream);
  }

  /** Its receiver wants no more of it; what was sent before the sender knew still comes (RFC 9113 §5.4.2). */
  cancel(stream: number): void {
    this.#cancelled.push(stream);
    if (this.#cancelled.length > MAX_CANCELLED) this.finish(this.#cancelled.shift() ?? stream);
  }

  end(): void {
    for (const body of this.#bodies.values()) body.end();
    this.#bodies.clear();
  }
}
