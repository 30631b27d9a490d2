import type { Bytes } from '../../core/units.ts';
import type { Account, Offset } from './dissector.ts';
import type { Layer } from './layers.ts';

type Piece = { readonly at: Offset; bytes: Bytes; readonly what: string; readonly whole: boolean };

/**
 * Bytes whose layer a later byte decides. They need not lie side by side: framing may come between. Only where
 * they lie is kept, not what they are.
 */
export class Held {
  readonly #account: Account;
  #pieces: Piece[] = [];
  #bytes: Bytes = 0;

  constructor(account: Account) {
    this.#account = account;
  }

  get bytes(): Bytes {
    return this.#bytes;
  }

  /** `whole` as in `book`, otherwise as in `bookPart`. */
  hold(at: Offset, bytes: Bytes, what: string, whole = false): void {
    if (bytes === 0) return;
    this.#bytes += bytes;
    const last = this.#pieces.at(-1);
    if (last === undefined || whole || last.whole || last.what !== what || last.at + last.bytes !== at) {
      this.#pieces.push({ at, bytes, what, whole });
    } else {
      last.bytes += bytes;
    }
  }

  /** Books all that is held, under these words if given, on another account if it turned out to belong there. */
  release(layer: Layer, words?: string, account: Account = this.#account): void {
    for (const { at, bytes, what, whole } of this.#take()) {
      if (whole) account.book(layer, at, bytes, words ?? what);
      else account.bookPart(layer, at, bytes, words ?? what);
    }
  }

  abandon(reason: string): void {
    for (const { at, bytes } of this.#take()) this.#account.bookUnaccounted(at, bytes, reason);
  }

  /** Gives all that is held to another to hold, under these words. */
  handTo(other: Held, words: string): void {
    for (const { at, bytes } of this.#take()) other.hold(at, bytes, words);
  }

  #take(): readonly Piece[] {
    const pieces = this.#pieces;
    this.#pieces = [];
    this.#bytes = 0;
    return pieces;
  }
}
