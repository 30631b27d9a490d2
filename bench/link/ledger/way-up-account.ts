import type { Bytes } from '../../core/units.ts';
import type { Account, Offset } from './dissector.ts';
import type { Layer } from './layers.ts';

/** An account that can tell of what is booked how much the way up took. */
type Summed = Omit<Account, 'wayUp'> & {
  bookWayUp(layer: Layer, at: Offset, bytes: Bytes): void;
};

/** Books on another account what belongs to messages of the client's and to their echoes. */
export class WayUpAccount implements Account {
  readonly wayUp = this;
  readonly #account: Summed;

  constructor(account: Summed) {
    this.#account = account;
  }

  get annotated(): boolean {
    return this.#account.annotated;
  }

  book(layer: Layer, at: Offset, bytes: Bytes, what: string): void {
    this.#account.book(layer, at, bytes, what);
    this.#account.bookWayUp(layer, at, bytes);
  }

  bookPart(layer: Layer, at: Offset, bytes: Bytes, what: string): void {
    this.#account.bookPart(layer, at, bytes, what);
    this.#account.bookWayUp(layer, at, bytes);
  }

  bookUnaccounted(at: Offset, bytes: Bytes, reason: string): void {
    this.#account.bookUnaccounted(at, bytes, reason);
  }

  countEvent(at: Offset): void {
    this.#account.countEvent(at);
  }

  countRequest(at: Offset): void {
    this.#account.countRequest(at);
  }
}
