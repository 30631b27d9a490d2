import type { Bytes } from '../../core/units.ts';
import type { Account, Offset } from './dissector.ts';
import { FRAME_HEADER_BYTES, parseFrame, type Http2Frame } from './http2-frame.ts';

/** Puts together one frame header after another, however they are cut. */
export class Http2FrameHeader {
  readonly #account: Account;
  readonly #buffer = Buffer.alloc(FRAME_HEADER_BYTES);
  #bytes: Bytes = 0;
  #at: Offset = 0;

  constructor(account: Account) {
    this.#account = account;
  }

  /** Where the latest header begins. */
  get at(): Offset {
    return this.#at;
  }

  take(bytes: Buffer, from: number, at: Offset): number {
    if (this.#bytes === 0) this.#at = at + from;
    const end = Math.min(bytes.length, from + FRAME_HEADER_BYTES - this.#bytes);
    this.#bytes += bytes.copy(this.#buffer, this.#bytes, from, end);
    return end;
  }

  /** The header, once; undefined while it is incomplete. */
  read(): Http2Frame | undefined {
    if (this.#bytes < FRAME_HEADER_BYTES) return undefined;
    this.#bytes = 0;
    return parseFrame(this.#buffer);
  }

  end(): void {
    this.#account.bookUnaccounted(this.#at, this.#bytes, 'cut off within a frame header');
  }
}
