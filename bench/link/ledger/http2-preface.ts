import type { Bytes } from '../../core/units.ts';
import type { Account, Offset } from './dissector.ts';
import { Held } from './held.ts';

const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');

/** What a client says first (RFC 9113 §3.4). It is held until it is complete: part of it is no preface. */
export class Http2Preface {
  readonly #held: Held;
  #left: Bytes = PREFACE.length;
  #fault: string | undefined;

  constructor(account: Account) {
    this.#held = new Held(account);
  }

  /** Why it is none; all that was taken is booked then. */
  get fault(): string | undefined {
    return this.#fault;
  }

  get isDone(): boolean {
    return this.#left === 0;
  }

  take(bytes: Buffer, from: number, at: Offset): number {
    const end = Math.min(bytes.length, from + this.#left);
    const done = PREFACE.length - this.#left;
    this.#held.hold(at + from, end - from, 'connection preface');
    if (PREFACE.compare(bytes, from, end, done, done + end - from) !== 0) {
      this.#fault = 'no HTTP/2 preface';
      this.#held.abandon(this.#fault);
      return end;
    }
    this.#left -= end - from;
    if (this.#left === 0) this.#held.release('protocol-control');
    return end;
  }

  end(): void {
    this.#held.abandon('cut off within the HTTP/2 preface');
  }
}
