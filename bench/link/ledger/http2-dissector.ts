import type { Bytes } from '../../core/units.ts';
import {
  unreadable,
  type Account,
  type Direction,
  type Dissector,
  type Offset,
  type Pair,
} from './dissector.ts';
import type { Http2Bodies } from './http2-bodies.ts';
import { Http2Data } from './http2-data.ts';
import { frameFault } from './http2-faults.ts';
import {
  FLAG,
  FRAME,
  FRAME_HEADER_BYTES,
  frameLayer,
  frameName,
  maxFrameSizeIn,
  type Http2Frame,
} from './http2-frame.ts';
import { Http2FrameHeader } from './http2-header.ts';
import type { Http2Messages } from './http2-messages.ts';
import { Http2Preface } from './http2-preface.ts';

/** What the two directions of a connection must know of each other. */
export type Http2Exchange = {
  /** The largest frame that may come in a direction. */
  readonly maxFrameBytes: Record<Direction, Bytes>;
  readonly bodies: Pair<Http2Bodies>;
  readonly messages: Http2Messages;
};

/**
 * One direction of an HTTP/2 connection (RFC 9113). Heads are counted whole, as HPACK packs them; DATA goes to a
 * dissector of the body format that the transport is known to use, one for each stream.
 */
export class Http2Dissector implements Dissector {
  readonly #account: Account;
  readonly #direction: Direction;
  readonly #otherDirection: Direction;
  readonly #exchange: Http2Exchange;
  readonly #bodies: Http2Bodies;
  readonly #data: Http2Data;
  /** While it lasts. */
  #preface: Http2Preface | undefined;
  readonly #header: Http2FrameHeader;
  #isFirst = true;
  #frame: Http2Frame | undefined;
  #left: Bytes = 0;
  #settings = Buffer.alloc(0);
  /** The stream whose header block is not complete yet. */
  #headersOf: number | undefined;
  #lastStream = 0;
  #rest: Dissector | undefined;

  constructor(account: Account, direction: Direction, exchange: Http2Exchange) {
    this.#account = account;
    this.#direction = direction;
    this.#otherDirection = direction === 'up' ? 'down' : 'up';
    this.#exchange = exchange;
    this.#bodies = exchange.bodies[direction];
    this.#header = new Http2FrameHeader(account);
    this.#data = new Http2Data(account, this.#bodies);
    this.#preface = direction === 'up' ? new Http2Preface(account) : undefined;
  }

  push(bytes: Buffer, at: Offset): void {
    let from = 0;
    while (from < bytes.length && this.#rest === undefined) from = this.#take(bytes, from, at);
    if (from < bytes.length) this.#rest?.push(bytes.subarray(from), at + from);
  }

  end(): void {
    if (this.#rest !== undefined) return;
    this.#preface?.end();
    this.#header.end();
    this.#bodies.end();
  }

  #take(bytes: Buffer, from: number, at: Offset): number {
    if (this.#preface !== undefined) return this.#takePreface(this.#preface, bytes, from, at);
    return this.#frame === undefined
      ? this.#takeHeader(bytes, from, at)
      : this.#takePayload(this.#frame, bytes, from, at);
  }

  #takePreface(preface: Http2Preface, bytes: Buffer, from: number, at: Offset): number {
    const end = preface.take(bytes, from, at);
    if (preface.fault !== undefined) this.#giveUp(preface.fault);
    if (preface.isDone) this.#preface = undefined;
    return end;
  }

  #takeHeader(bytes: Buffer, from: number, at: Offset): number {
    const end = this.#header.take(bytes, from, at);
    const frame = this.#header.read();
    if (frame === undefined) return end;
    const fault = this.#faultOf(frame);
    if (fault !== undefined) {
      this.#giveUp(fault);
      this.#account.bookUnaccounted(this.#header.at, FRAME_HEADER_BYTES, fault);
    } else {
      if (this.#direction === 'up') this.#exchange.messages.note(frame, frame.stream > this.#lastStream);
      const words = this.#account.annotated
        ? `${frameName(frame.type)} frame header, ${frame.bytes} bytes`
        : '';
      const layer = frameLayer(frame, this.#direction);
      this.#bodies.accountOf(frame.stream).book(layer, this.#header.at, FRAME_HEADER_BYTES, words);
      this.#isFirst = false;
      this.#begin(frame, at + end - 1);
    }
    return end;
  }

  #faultOf(frame: Http2Frame): string | undefined {
    const { type, stream } = frame;
    if (type === FRAME.data && this.#bodies.refuses(stream)) return 'more streams than can be followed';
    return frameFault(frame, {
      maxBytes: this.#exchange.maxFrameBytes[this.#direction],
      isFirst: this.#isFirst,
      headersOf: this.#headersOf,
    });
  }

  #begin(frame: Http2Frame, at: Offset): void {
    this.#frame = frame;
    this.#left = frame.bytes;
    if (this.#left === 0) this.#finish(frame, at);
  }

  #takePayload(frame: Http2Frame, bytes: Buffer, from: number, at: Offset): number {
    const end = Math.min(bytes.length, from + this.#left);
    const part = bytes.subarray(from, end);
    if (frame.type === FRAME.data) this.#data.take(frame, part, at + from, this.#left);
    else this.#takeOther(frame, part, at + from);
    this.#left -= part.length;
    if (this.#data.fault !== undefined) this.#giveUp(this.#data.fault);
    else if (this.#left === 0) this.#finish(frame, at + end - 1);
    return end;
  }

  #takeOther(frame: Http2Frame, part: Buffer, at: Offset): void {
    if (frame.type === FRAME.settings) this.#settings = Buffer.concat([this.#settings, part]);
    const words = this.#account.annotated ? `${frameName(frame.type)} payload` : '';
    const layer = frameLayer(frame, this.#direction);
    this.#bodies.accountOf(frame.stream).bookPart(layer, at, part.length, words);
  }

  #finish(frame: Http2Frame, at: Offset): void {
    this.#frame = undefined;
    const { type, flags, stream } = frame;
    if (type === FRAME.headers || type === FRAME.pushPromise || type === FRAME.continuation) {
      this.#headersOf = (flags & FLAG.endHeaders) === 0 ? stream : undefined;
      if (this.#headersOf === undefined && type !== FRAME.pushPromise) this.#finishHead(stream, at);
    }
    if (type === FRAME.headers) this.#bodies.open(stream);
    if (type === FRAME.settings) this.#finishSettings();
    if (type === FRAME.rstStream) this.#exchange.bodies[this.#otherDirection].cancel(stream);
    const endsStream = (type === FRAME.data || type === FRAME.headers) && (flags & FLAG.endStream) !== 0;
    if (endsStream || type === FRAME.rstStream) this.#bodies.finish(stream);
  }

  /** Fields after a body are no further request; a new one has a higher number (RFC 9113 §5.1.1). */
  #finishHead(stream: number, at: Offset): void {
    if (stream <= this.#lastStream) return;
    this.#lastStream = stream;
    if (this.#direction === 'up') this.#account.countRequest(at);
  }

  /** What one side can take limits what the other may send; a lower limit binds only once that other knows of it. */
  #finishSettings(): void {
    const { maxFrameBytes } = this.#exchange;
    const most = maxFrameSizeIn(this.#settings) ?? 0;
    const known = maxFrameBytes[this.#otherDirection];
    maxFrameBytes[this.#otherDirection] = Math.max(known, most);
    this.#settings = Buffer.alloc(0);
  }

  #giveUp(reason: string): void {
    this.#bodies.end();
    this.#rest = unreadable(this.#account, reason);
  }
}
