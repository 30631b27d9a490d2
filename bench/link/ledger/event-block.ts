import type { Bytes } from '../../core/units.ts';
import type { Account, Offset } from './dissector.ts';
import { Held } from './held.ts';
import type { Layer } from './layers.ts';

/**
 * The block of an event stream that is on: what lies between two blank lines. An id may belong to an event, to
 * the place where a stream opens, or to a gap: it is held until a later line of the block tells.
 */
export class EventBlock {
  readonly #account: Account;
  readonly #held: Held;
  #layer: 'event-framing' | 'protocol-control' | undefined;

  constructor(account: Account) {
    this.#account = account;
    this.#held = new Held(account);
  }

  get heldBytes(): Bytes {
    return this.#held.bytes;
  }

  /** The layer of the block's own lines; undefined while it is undecided. */
  get layer(): Layer | undefined {
    return this.#layer;
  }

  /** The layer of what its data fields say. */
  get dataLayer(): Layer {
    return this.#layer === 'protocol-control' ? 'protocol-control' : 'payload';
  }

  /** It has a data field: it is an event, unless a type said otherwise before. */
  hasData(): void {
    if (this.#layer === undefined) this.#decide('event-framing');
  }

  /** It has a type: it is an event of another kind than the feed's (`gap`), unless data came before. */
  hasType(): void {
    if (this.#layer === undefined) this.#decide('protocol-control');
  }

  /** Some of one of the block's own lines. */
  take(at: Offset, bytes: Bytes, what: string): void {
    if (this.#layer === undefined) this.#held.hold(at, bytes, what);
    else this.#account.bookPart(this.#layer, at, bytes, what);
  }

  /** As `take`, for what was held before it was known for one of the block's own lines. */
  takeOver(held: Held, what: string): void {
    if (this.#layer === undefined) held.handTo(this.#held, what);
    else held.release(this.#layer, what);
  }

  /** As `take`, for a whole line end. */
  takeLineEnd(at: Offset, what: string): void {
    if (this.#layer === undefined) this.#held.hold(at, 1, what, true);
    else this.#account.book(this.#layer, at, 1, what);
  }

  /** The blank line has come, its first byte at `at`; returns the layer that it belongs to. */
  finish(at: Offset): Layer {
    // Without data nothing is dispatched (WHATWG HTML §9.2.6): it says where a stream opens, or that it is alive.
    if (this.#layer === undefined) this.#decide('protocol-control');
    else if (this.#layer === 'event-framing') this.#account.countEvent(at);
    const layer = this.dataLayer === 'payload' ? 'event-framing' : 'protocol-control';
    this.#layer = undefined;
    return layer;
  }

  abandon(reason: string): void {
    this.#held.abandon(reason);
  }

  #decide(layer: 'event-framing' | 'protocol-control'): void {
    this.#layer = layer;
    this.#held.release(layer);
  }
}
