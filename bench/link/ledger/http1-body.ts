import type { Bytes } from '../../core/units.ts';
import type { Account, Dissector, Offset } from './dissector.ts';
import { ChunkedBody } from './http1-chunks.ts';
import type { BodyFraming } from './http1-framing.ts';
import type { MessagePart } from './http1-part.ts';

/** A body with its framing; what it carries goes to `content`. */
export function http1Body(framing: BodyFraming, account: Account, content: Dissector): MessagePart {
  switch (framing.kind) {
    case 'length':
      return new CountedBody(framing.bytes, content);
    case 'chunked':
      return new ChunkedBody(account, content);
    case 'until-close':
      return new CountedBody(Infinity, content);
  }
}

/** A body of so many bytes (RFC 9112 §6.2); of infinitely many if only the close ends it. */
class CountedBody implements MessagePart {
  readonly #content: Dissector;
  #left: Bytes;

  constructor(bytes: Bytes, content: Dissector) {
    this.#left = bytes;
    this.#content = content;
  }

  get outcome(): 'more' | 'done' {
    return this.#left > 0 ? 'more' : 'done';
  }

  take(bytes: Buffer, from: number, at: Offset): number {
    const end = Math.min(bytes.length, from + this.#left);
    this.#content.push(bytes.subarray(from, end), at + from);
    this.#left -= end - from;
    if (this.#left === 0) this.#content.end();
    return end;
  }

  end(): void {
    this.#content.end();
  }
}
