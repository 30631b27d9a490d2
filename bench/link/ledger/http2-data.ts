import type { Bytes } from '../../core/units.ts';
import type { Account, Offset } from './dissector.ts';
import type { Http2Bodies } from './http2-bodies.ts';
import { FLAG, type Http2Frame } from './http2-frame.ts';

/** What DATA frames hold: padding, which is framing, and pieces of bodies (RFC 9113 §6.1). */
export class Http2Data {
  readonly #account: Account;
  readonly #bodies: Http2Bodies;
  #padding: Bytes = 0;
  #fault: string | undefined;

  constructor(account: Account, bodies: Http2Bodies) {
    this.#account = account;
    this.#bodies = bodies;
  }

  /** Why the direction is lost; all that was taken is booked then. */
  get fault(): string | undefined {
    return this.#fault;
  }

  /** Some of a frame's payload, of which `left` bytes are still to come, these included. */
  take(frame: Http2Frame, part: Buffer, at: Offset, left: Bytes): void {
    if (left < frame.bytes) {
      this.#takeContent(frame, part, at, left);
      return;
    }
    this.#padding = 0;
    if ((frame.flags & FLAG.padded) === 0) this.#takeContent(frame, part, at, left);
    else if (this.#takePadLength(frame, part, at, left))
      this.#takeContent(frame, part.subarray(1), at + 1, left - 1);
  }

  /** The first byte of a padded frame says how many bytes at its end are padding. */
  #takePadLength({ stream }: Http2Frame, part: Buffer, at: Offset, left: Bytes): boolean {
    this.#padding = part.readUInt8(0);
    if (this.#padding >= left) {
      this.#fault = 'more padding than a frame holds';
      // What bodies hold goes first, so that this and all that follows is one stretch.
      this.#bodies.end();
      this.#account.bookUnaccounted(at, part.length, this.#fault);
      return false;
    }
    this.#bodies.accountOf(stream).book('transfer-framing', at, 1, 'padding length');
    return true;
  }

  #takeContent({ stream }: Http2Frame, part: Buffer, at: Offset, left: Bytes): void {
    const content = Math.max(0, Math.min(part.length, left - this.#padding));
    if (content > 0) this.#bodies.of(stream).push(part.subarray(0, content), at);
    const padding = part.length - content;
    this.#bodies.accountOf(stream).bookPart('transfer-framing', at + content, padding, 'padding');
  }
}
