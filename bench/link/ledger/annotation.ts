import type { Bytes } from '../../core/units.ts';
import type { Account, Offset } from './dissector.ts';
import type { Layer } from './layers.ts';

/** A stretch of one direction of a connection, and what it is, in words. */
export type Span = {
  readonly at: Offset;
  readonly bytes: Bytes;
  readonly layer: Layer;
  readonly what: string;
};

/** Told each span once, in the order in which they are decided: sort by `at` for the order on the wire. */
export type SpanObserver = (span: Span) => void;

/** Passes everything on to an account and tells an observer what each byte is. */
export class AnnotatedAccount implements Account {
  readonly annotated = true;
  readonly #account: Account;
  readonly #observe: SpanObserver;
  #wayUp: AnnotatedAccount | undefined;
  #open: Span | undefined;

  constructor(account: Account, observe: SpanObserver) {
    this.#account = account;
    this.#observe = observe;
  }

  get wayUp(): Account {
    const { wayUp } = this.#account;
    if (wayUp === this.#account) return this;
    this.#wayUp ??= new AnnotatedAccount(wayUp, this.#observe);
    return this.#wayUp;
  }

  book(layer: Layer, at: Offset, bytes: Bytes, what: string): void {
    this.#account.book(layer, at, bytes, what);
    this.flush();
    if (bytes > 0) this.#observe({ at, bytes, layer, what });
  }

  bookPart(layer: Layer, at: Offset, bytes: Bytes, what: string): void {
    this.#account.bookPart(layer, at, bytes, what);
    this.#extend({ at, bytes, layer, what });
  }

  bookUnaccounted(at: Offset, bytes: Bytes, reason: string): void {
    this.#account.bookUnaccounted(at, bytes, reason);
    this.#extend({ at, bytes, layer: 'unaccounted', what: reason });
  }

  countEvent(at: Offset): void {
    this.#account.countEvent(at);
  }

  countRequest(at: Offset): void {
    this.#account.countRequest(at);
  }

  /** Tells the span that is still growing, as far as it goes. */
  flush(): void {
    this.#wayUp?.flush();
    const open = this.#open;
    this.#open = undefined;
    if (open !== undefined) this.#observe(open);
  }

  #extend(part: Span): void {
    if (part.bytes === 0) return;
    const open = this.#open;
    if (open?.layer === part.layer && open.what === part.what && open.at + open.bytes === part.at) {
      this.#open = { ...open, bytes: open.bytes + part.bytes };
      return;
    }
    this.flush();
    this.#open = part;
  }
}
