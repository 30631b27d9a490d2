import { bodyDissector, type BodyFormat } from './body.ts';
import type { Account, Dissector } from './dissector.ts';

const MAX_BODIES = 10_000;
/** Streams that one side has cancelled and on which the other's DATA may still be on its way. */
const MAX_CANCELLED = 100;

/** The bodies of one direction that are under way, one for each stream. */
export class Http2Bodies {
  readonly #account: Account;
  readonly #format: BodyFormat;
  readonly #bodies = new Map<number, Dissector>();
  /** The oldest first. */
  readonly #cancelled: number[] = [];

  constructor(account: Account, format: BodyFormat) {
    this.#account = account;
    this.#format = format;
  }

  /** Whether there is no room for one more stream. */
  refuses(stream: number): boolean {
    return this.#bodies.size >= MAX_BODIES && !this.#bodies.has(stream);
  }

  of(stream: number): Dissector {
    const known = this.#bodies.get(stream);
    if (known !== undefined) return known;
    const body = bodyDissector(this.#format, this.#account);
    this.#bodies.set(stream, body);
    return body;
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
