import type { Bytes } from '../../core/units.ts';
import { unreadable, type Account, type Dissector, type Offset } from './dissector.ts';
import { EventBlock } from './event-block.ts';
import { eventField, type EventField } from './event-field.ts';
import { Held } from './held.ts';
import type { Layer } from './layers.ts';
import { CR, LF, SPACE } from './octets.ts';

const COLON = 0x3a;
/** Longer than any name that means something, with a byte order mark ahead of it. */
const MAX_NAME_BYTES: Bytes = 16;
/** What the ids and types of a block may come to before its first data field. */
const MAX_HELD_BYTES: Bytes = 4_096;

/**
 * An event stream (WHATWG HTML §9.2.5, 9.2.6). Data is payload and streams by uncollected; field names, ids, line
 * ends and blank lines are event framing; comments, `retry` and blocks without an event of the feed are control.
 */
export class EventStreamDissector implements Dissector {
  readonly #account: Account;
  readonly #block: EventBlock;
  readonly #name: Held;
  #nameText = '';
  #part: 'name' | 'space' | 'value' = 'name';
  #field: EventField = eventField('', false);
  /** A CR was the last byte: a LF belongs to the same line end, and to this layer. */
  #afterCr: Layer | 'block' | undefined;
  #firstLine = true;
  #rest: Dissector | undefined;

  constructor(account: Account) {
    this.#account = account;
    this.#block = new EventBlock(account);
    this.#name = new Held(account);
  }

  push(bytes: Buffer, at: Offset): void {
    let from = 0;
    while (from < bytes.length && this.#rest === undefined) {
      from = this.#take(bytes, from, at);
      // After every step, so that the place where a block is given up does not depend on the cuts.
      if (this.#block.heldBytes > MAX_HELD_BYTES) {
        this.#lose('a block of an event stream that comes to no data');
      }
    }
    if (from < bytes.length) this.#rest?.push(bytes.subarray(from), at + from);
  }

  end(): void {
    const reason = 'cut off within a block of an event stream';
    this.#block.abandon(reason);
    this.#name.abandon(reason);
  }

  #take(bytes: Buffer, from: number, at: Offset): number {
    if (this.#afterCr !== undefined) {
      const layer = this.#afterCr;
      this.#afterCr = undefined;
      if (bytes[from] === LF) {
        this.#bookLineEnd(layer, at + from, 'line end, second byte');
        return from + 1;
      }
    }
    switch (this.#part) {
      case 'name':
        return this.#takeName(bytes, from, at);
      case 'space':
        return this.#takeSpace(bytes, from, at);
      case 'value':
        return this.#takeValue(bytes, from, at);
    }
  }

  #takeName(bytes: Buffer, from: number, at: Offset): number {
    const limit = Math.min(bytes.length, from + MAX_NAME_BYTES - this.#nameText.length);
    let end = from;
    while (end < limit && !endsName(bytes[end])) end += 1;
    this.#name.hold(at + from, end - from, '');
    this.#nameText += bytes.toString('latin1', from, end);
    if (this.#nameText.length === MAX_NAME_BYTES) return this.#knowName('value', end);
    if (end === bytes.length) return end;
    if (bytes[end] !== COLON) {
      return this.#nameText === '' ? this.#takeBlankLine(bytes, end, at) : this.#knowName('value', end);
    }
    this.#name.hold(at + end, 1, '');
    return this.#knowName('space', end + 1);
  }

  /** The name is complete: the line's layer, or whose decision it is, is known. */
  #knowName(next: 'space' | 'value', end: number): number {
    this.#field = eventField(this.#nameText, this.#firstLine);
    this.#firstLine = false;
    this.#nameText = '';
    if (this.#field.kind === 'data') this.#block.hasData();
    if (this.#field.kind === 'aside') this.#name.release('protocol-control', this.#field.what);
    else this.#block.takeOver(this.#name, this.#field.what);
    this.#part = next;
    return end;
  }

  /** One space after the colon is no part of the value. */
  #takeSpace(bytes: Buffer, from: number, at: Offset): number {
    this.#part = 'value';
    if (bytes[from] !== SPACE) return from;
    this.#bookText(at + from, 1);
    return from + 1;
  }

  #takeValue(bytes: Buffer, from: number, at: Offset): number {
    const lineEnd = findLineEnd(bytes, from);
    const end = lineEnd < 0 ? bytes.length : lineEnd;
    if (end > from) this.#bookValue(at + from, end - from);
    if (lineEnd < 0) return end;
    const layer = this.#field.kind === 'aside' ? 'protocol-control' : 'block';
    this.#bookLineEnd(layer, at + end, 'line end');
    if (bytes[end] === CR) this.#afterCr = layer;
    this.#part = 'name';
    return end + 1;
  }

  #takeBlankLine(bytes: Buffer, from: number, at: Offset): number {
    const layer = this.#block.finish(at + from);
    this.#account.book(layer, at + from, 1, 'blank line');
    if (bytes[from] === CR) this.#afterCr = layer;
    this.#firstLine = false;
    return from + 1;
  }

  #bookValue(at: Offset, bytes: Bytes): void {
    const layer = this.#block.dataLayer;
    if (this.#field.kind === 'event') this.#block.hasType();
    if (this.#field.kind !== 'data') this.#bookText(at, bytes);
    else this.#account.bookPart(layer, at, bytes, layer === 'payload' ? 'payload' : 'data of no event');
  }

  #bookText(at: Offset, bytes: Bytes): void {
    if (this.#field.kind === 'aside') this.#account.bookPart('protocol-control', at, bytes, this.#field.what);
    else this.#block.take(at, bytes, this.#field.what);
  }

  #bookLineEnd(layer: Layer | 'block', at: Offset, what: string): void {
    if (layer === 'block') this.#block.takeLineEnd(at, what);
    else this.#account.book(layer, at, 1, what);
  }

  #lose(reason: string): void {
    this.#block.abandon(reason);
    this.#rest = unreadable(this.#account, reason);
  }
}

function endsName(octet: number | undefined): boolean {
  return octet === COLON || octet === LF || octet === CR;
}

/** Where the next CR or LF is; below 0 if there is none. */
function findLineEnd(bytes: Buffer, from: number): number {
  const lf = bytes.indexOf(LF, from);
  const cr = bytes.subarray(from, lf < 0 ? bytes.length : lf).indexOf(CR);
  return cr < 0 ? lf : from + cr;
}
