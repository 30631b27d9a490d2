import { unreadable, type Account, type Dissector, type Offset } from './dissector.ts';
import { LF } from './octets.ts';
import { opaqueBody } from './opaque.ts';

/** What every payload begins with: it is a JSON object. */
const OPENING_BRACE = 0x7b;

/**
 * The body of a poller's answer: payloads, each ended by LF. A body that does not begin with one is of another
 * kind: over HTTP/2, whose heads are not decoded, an error's text looks no different until then.
 */
export class LinesDissector implements Dissector {
  readonly #account: Account;
  #inPayload = false;
  #lines = 0;
  /** Takes what follows once a line turned out to be no payload. */
  #rest: Dissector | undefined;

  constructor(account: Account) {
    this.#account = account;
  }

  push(bytes: Buffer, at: Offset): void {
    let from = 0;
    while (from < bytes.length && this.#rest === undefined) from = this.#take(bytes, from, at);
    if (from < bytes.length) this.#rest?.push(bytes.subarray(from), at + from);
  }

  end(): void {
    // Nothing is ever undecided.
  }

  /** Takes what there is of a line; returns where that ends. */
  #take(bytes: Buffer, from: number, at: Offset): number {
    if (!this.#inPayload && bytes[from] !== OPENING_BRACE) return this.#takeOther(bytes, from, at);
    this.#inPayload = true;
    const lineEnd = bytes.indexOf(LF, from);
    const end = lineEnd < 0 ? bytes.length : lineEnd;
    this.#account.bookPart('payload', at + from, end - from, 'payload');
    if (lineEnd < 0) return end;
    this.#account.book('event-framing', at + lineEnd, 1, 'line end');
    this.#account.countEvent(at + lineEnd);
    this.#inPayload = false;
    this.#lines += 1;
    return lineEnd + 1;
  }

  #takeOther(bytes: Buffer, from: number, at: Offset): number {
    if (bytes[from] === LF) {
      this.#account.book('event-framing', at + from, 1, 'empty line');
      this.#lines += 1;
      return from + 1;
    }
    this.#rest =
      this.#lines === 0
        ? opaqueBody(this.#account)
        : unreadable(this.#account, 'a line that is no event in a body of events');
    return from;
  }
}
