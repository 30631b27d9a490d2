import type { Bytes } from '../../core/units.ts';
import type { Account, Dissector, Offset } from './dissector.ts';
import { HeadReader } from './http1-head.ts';
import type { MessagePart, Refusal } from './http1-part.ts';
import { parseChunkSizeLine } from './http1-syntax.ts';
import { LineAssembler } from './line-assembler.ts';

/** Sixteen digits at most, and room for extensions that nobody uses. */
const MAX_SIZE_LINE_BYTES: Bytes = 4_096;
const CRLF = '\r\n';

/** A chunked body (RFC 9112 §7.1): chunks with their size lines and ends, the last chunk, the trailer section. */
export class ChunkedBody implements MessagePart {
  readonly #account: Account;
  readonly #content: Dissector;
  readonly #trailers: HeadReader;
  readonly #lines = new LineAssembler(MAX_SIZE_LINE_BYTES);
  #part: 'size' | 'data' | 'data end' | 'trailers' = 'size';
  #left: Bytes = 0;
  /** Bytes of the line end after a chunk's data that have come. */
  #ended: Bytes = 0;
  /** The offset after all that was taken. */
  #until: Offset = 0;
  #refusal: Refusal | undefined;

  constructor(account: Account, content: Dissector) {
    this.#account = account;
    this.#content = content;
    this.#trailers = new HeadReader(account, { layer: 'transfer-framing', end: 'end of the chunked body' });
  }

  get outcome(): 'more' | 'done' | Refusal {
    return this.#refusal ?? this.#trailers.outcome;
  }

  take(bytes: Buffer, from: number, at: Offset): number {
    let next = from;
    while (next < bytes.length && this.outcome === 'more') {
      next = this.#takePart(bytes, next, at);
    }
    if (this.outcome !== 'more') this.#content.end();
    return next;
  }

  end(): void {
    if (this.#part === 'trailers') this.#trailers.end();
    else this.#refuse(this.#lines.pending + this.#ended, "cut off within a chunk's framing");
    this.#content.end();
  }

  #takePart(bytes: Buffer, from: number, at: Offset): number {
    switch (this.#part) {
      case 'size':
      case 'data end':
        return this.#takeLine(bytes, from, at);
      case 'data':
        return this.#takeData(bytes, from, at);
      case 'trailers':
        return this.#trailers.take(bytes, from, at);
    }
  }

  #takeData(bytes: Buffer, from: number, at: Offset): number {
    const end = Math.min(bytes.length, from + this.#left);
    this.#content.push(bytes.subarray(from, end), at + from);
    this.#left -= end - from;
    if (this.#left === 0) this.#part = 'data end';
    return end;
  }

  #takeLine(bytes: Buffer, from: number, at: Offset): number {
    if (this.#part === 'data end') return this.#takeDataEnd(bytes, from, at);
    const next = this.#lines.take(bytes, from);
    this.#until = at + next;
    const line = this.#lines.read();
    if (line === undefined) {
      if (this.#lines.pending > MAX_SIZE_LINE_BYTES) {
        this.#refuse(this.#lines.pending, 'an overlong line between chunks');
      }
    } else {
      this.#readSize(line);
    }
    return next;
  }

  /** Compared byte by byte, so that a fault shows at the same place however it is cut. */
  #takeDataEnd(bytes: Buffer, from: number, at: Offset): number {
    this.#until = at + from + 1;
    this.#ended += 1;
    if (bytes[from] !== CRLF.charCodeAt(this.#ended - 1)) {
      this.#refuse(this.#ended, 'a chunk longer than its size');
    } else if (this.#ended === CRLF.length) {
      this.#book(CRLF, 'end of a chunk');
      this.#ended = 0;
      this.#part = 'size';
    }
    return from + 1;
  }

  #readSize(line: string): void {
    const size = line.endsWith(CRLF) ? parseChunkSizeLine(line.slice(0, -CRLF.length)) : undefined;
    if (size === undefined) {
      this.#refuse(line.length, 'an invalid chunk size');
      return;
    }
    this.#book(line, size === 0 ? 'last chunk' : 'chunk size');
    this.#left = size;
    this.#part = size === 0 ? 'trailers' : 'data';
  }

  #book(line: string, what: string): void {
    this.#account.book('transfer-framing', this.#until - line.length, line.length, what);
  }

  #refuse(bytes: Bytes, reason: string): void {
    this.#account.bookUnaccounted(this.#until - bytes, bytes, reason);
    this.#refusal = { refused: reason };
  }
}
