import type { Bytes } from '../../core/units.ts';
import { unreadable, type Account, type Dissector, type Offset } from './dissector.ts';
import { Held } from './held.ts';
import { LineAssembler } from './line-assembler.ts';
import { RawLinesDissector } from './raw-tcp.ts';

/** Longer than any request with a cursor in it, good or bad. */
const MAX_REQUEST_BYTES: Bytes = 256;
const REQUEST = /^(?:now|after [^\n]*)\n$/;
const NO_REQUEST = 'no request of the control row';

/** What a client of the control row says: one line, `after CURSOR` or `now`, and then lines to echo alone. */
export class RawRequestDissector implements Dissector {
  readonly #account: Account;
  readonly #line = new LineAssembler(MAX_REQUEST_BYTES);
  readonly #held: Held;
  #rest: Dissector | undefined;

  constructor(account: Account) {
    this.#account = account;
    this.#held = new Held(account);
  }

  push(bytes: Buffer, at: Offset): void {
    const from = this.#rest === undefined ? this.#take(bytes, at) : 0;
    if (from < bytes.length) this.#rest?.push(bytes.subarray(from), at + from);
  }

  end(): void {
    this.#held.abandon('cut off within a request');
    this.#rest?.end();
  }

  #take(bytes: Buffer, at: Offset): number {
    const end = this.#line.take(bytes, 0);
    this.#held.hold(at, end, 'request line');
    if (this.#line.pending > MAX_REQUEST_BYTES) return this.#refuse(end);
    const line = this.#line.read();
    if (line === undefined) return end;
    if (!REQUEST.test(line)) return this.#refuse(end);
    this.#held.release('protocol-control');
    this.#rest = new RawLinesDissector(this.#account, false);
    return end;
  }

  #refuse(end: number): number {
    this.#held.abandon(NO_REQUEST);
    this.#rest = unreadable(this.#account, NO_REQUEST);
    return end;
  }
}
