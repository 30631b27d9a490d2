import type { Bytes } from '../../core/units.ts';
import { LF } from './octets.ts';

/** Puts together the short lines of a protocol, however they are cut, and never keeps more than one of them. */
export class LineAssembler {
  readonly #maxBytes: Bytes;
  #text = '';

  /** A caller gives a line up once `pending` is above `maxBytes`. */
  constructor(maxBytes: Bytes) {
    this.#maxBytes = maxBytes;
  }

  /** Bytes of the line that is on. */
  get pending(): Bytes {
    return this.#text.length;
  }

  /** Takes bytes of the line that is on, its LF included; returns where they end. */
  take(bytes: Buffer, from: number): number {
    const lineFeed = bytes.indexOf(LF, from);
    const end = lineFeed < 0 ? bytes.length : lineFeed + 1;
    const taken = Math.min(end, from + this.#maxBytes + 1 - this.#text.length);
    this.#text += bytes.toString('latin1', from, taken);
    return taken;
  }

  /** The line, LF and all, one character a byte; undefined while it is incomplete. */
  read(): string | undefined {
    if (!this.#text.endsWith('\n')) return undefined;
    const line = this.#text;
    this.#text = '';
    return line;
  }
}
