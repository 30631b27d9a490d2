import type { Bytes } from '../../core/units.ts';
import type { BodyFormat } from './body.ts';
import {
  unreadable,
  type Account,
  type Direction,
  type Dissector,
  type Offset,
  type Pair,
} from './dissector.ts';
import { Held } from './held.ts';
import { Http2Bodies } from './http2-bodies.ts';
import { frameFault } from './http2-faults.ts';
import {
  FLAG,
  FRAME,
  FRAME_HEADER_BYTES,
  frameLayer,
  frameName,
  maxFrameSizeIn,
  parseFrame,
  type Http2Frame,
} from './http2-frame.ts';

/** What the two directions of a connection must know of each other. */
type Http2Exchange = {
  /** The largest frame that may come in a direction. */
  readonly maxFrameBytes: Record<Direction, Bytes>;
  readonly bodies: Pair<Http2Bodies>;
};

/** RFC 9113 §6.5.2: before any settings. */
const FIRST_MAX_FRAME_BYTES: Bytes = 16_384;
const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');

/** `format` is what the bodies of responses carry; requests carry no events. */
export function http2Dissectors(accounts: Pair<Account>, format: BodyFormat): Pair<Dissector> {
  const exchange: Http2Exchange = {
    maxFrameBytes: { up: FIRST_MAX_FRAME_BYTES, down: FIRST_MAX_FRAME_BYTES },
    bodies: { up: new Http2Bodies(accounts.up, 'opaque'), down: new Http2Bodies(accounts.down, format) },
  };
  return {
    up: new Http2Dissector(accounts.up, 'up', exchange),
    down: new Http2Dissector(accounts.down, 'down', exchange),
  };
}

/**
 * One direction of an HTTP/2 connection (RFC 9113). Heads are counted whole, as HPACK packs them; DATA goes to a
 * dissector of the body format that the transport is known to use, one for each stream.
 */
class Http2Dissector implements Dissector {
  readonly #account: Account;
  readonly #direction: Direction;
  readonly #otherDirection: Direction;
  readonly #exchange: Http2Exchange;
  readonly #bodies: Http2Bodies;
  readonly #preface: Held;
  #prefaceLeft: Bytes;
  readonly #header = Buffer.alloc(FRAME_HEADER_BYTES);
  #headerBytes: Bytes = 0;
  #headerAt: Offset = 0;
  #isFirst = true;
  #frame: Http2Frame | undefined;
  #left: Bytes = 0;
  /** Padding at the end of the frame; undefined until the byte that tells. */
  #padding: Bytes | undefined;
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
    this.#preface = new Held(account);
    this.#prefaceLeft = direction === 'up' ? PREFACE.length : 0;
  }

  push(bytes: Buffer, at: Offset): void {
    let from = 0;
    while (from < bytes.length && this.#rest === undefined) from = this.#take(bytes, from, at);
    if (from < bytes.length) this.#rest?.push(bytes.subarray(from), at + from);
  }

  end(): void {
    if (this.#rest !== undefined) return;
    this.#preface.abandon('cut off within the HTTP/2 preface');
    this.#account.bookUnaccounted(this.#headerAt, this.#headerBytes, 'cut off within a frame header');
    this.#bodies.end();
  }

  #take(bytes: Buffer, from: number, at: Offset): number {
    if (this.#prefaceLeft > 0) return this.#takePreface(bytes, from, at);
    return this.#frame === undefined
      ? this.#takeHeader(bytes, from, at)
      : this.#takePayload(this.#frame, bytes, from, at);
  }

  /** RFC 9113 §3.4. */
  #takePreface(bytes: Buffer, from: number, at: Offset): number {
    const end = Math.min(bytes.length, from + this.#prefaceLeft);
    const done = PREFACE.length - this.#prefaceLeft;
    this.#preface.hold(at + from, end - from, 'connection preface');
    if (PREFACE.compare(bytes, from, end, done, done + end - from) !== 0) {
      this.#preface.abandon('no HTTP/2 preface');
      this.#giveUp('no HTTP/2 preface');
      return end;
    }
    this.#prefaceLeft -= end - from;
    if (this.#prefaceLeft === 0) this.#preface.release('protocol-control');
    return end;
  }

  #takeHeader(bytes: Buffer, from: number, at: Offset): number {
    if (this.#headerBytes === 0) this.#headerAt = at + from;
    const end = Math.min(bytes.length, from + FRAME_HEADER_BYTES - this.#headerBytes);
    this.#headerBytes += bytes.copy(this.#header, this.#headerBytes, from, end);
    if (this.#headerBytes === FRAME_HEADER_BYTES) this.#readHeader(at + end - 1);
    return end;
  }

  #readHeader(at: Offset): void {
    const frame = parseFrame(this.#header);
    this.#headerBytes = 0;
    const fault = this.#faultOf(frame);
    if (fault !== undefined) {
      this.#account.bookUnaccounted(this.#headerAt, FRAME_HEADER_BYTES, fault);
      this.#giveUp(fault);
      return;
    }
    const words = this.#account.annotated
      ? `${frameName(frame.type)} frame header, ${frame.bytes} bytes`
      : '';
    this.#account.book(frameLayer(frame, this.#direction), this.#headerAt, FRAME_HEADER_BYTES, words);
    this.#isFirst = false;
    this.#begin(frame, at);
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
    this.#padding = frame.type === FRAME.data && (frame.flags & FLAG.padded) !== 0 ? undefined : 0;
    if (this.#left === 0) this.#finish(frame, at);
  }

  #takePayload(frame: Http2Frame, bytes: Buffer, from: number, at: Offset): number {
    const end = Math.min(bytes.length, from + (this.#padding === undefined ? 1 : this.#left));
    const part = bytes.subarray(from, end);
    if (frame.type !== FRAME.data) this.#takeOther(frame, part, at + from);
    else if (this.#padding === undefined) this.#takePadLength(part, at + from);
    else this.#takeData(frame, part, at + from, this.#padding);
    this.#left -= part.length;
    if (this.#left === 0 && this.#rest === undefined) this.#finish(frame, at + end - 1);
    return end;
  }

  #takeOther(frame: Http2Frame, part: Buffer, at: Offset): void {
    if (frame.type === FRAME.settings) this.#settings = Buffer.concat([this.#settings, part]);
    const words = this.#account.annotated ? `${frameName(frame.type)} payload` : '';
    this.#account.bookPart(frameLayer(frame, this.#direction), at, part.length, words);
  }

  /** RFC 9113 §6.1: the first byte of a padded frame says how many bytes at its end are padding. */
  #takePadLength(part: Buffer, at: Offset): void {
    const padding = part.readUInt8(0);
    if (padding >= this.#left) {
      this.#account.bookUnaccounted(at, 1, 'more padding than a frame holds');
      this.#giveUp('more padding than a frame holds');
      return;
    }
    this.#padding = padding;
    this.#account.book('transfer-framing', at, 1, 'padding length');
  }

  #takeData({ stream }: Http2Frame, part: Buffer, at: Offset, padding: Bytes): void {
    const content = Math.max(0, Math.min(part.length, this.#left - padding));
    if (content > 0) this.#bodies.of(stream).push(part.subarray(0, content), at);
    this.#account.bookPart('transfer-framing', at + content, part.length - content, 'padding');
  }

  #finish(frame: Http2Frame, at: Offset): void {
    this.#frame = undefined;
    const { type, flags, stream } = frame;
    if (type === FRAME.headers || type === FRAME.pushPromise || type === FRAME.continuation) {
      this.#headersOf = (flags & FLAG.endHeaders) === 0 ? stream : undefined;
      if (this.#headersOf === undefined && type !== FRAME.pushPromise) this.#finishHead(stream, at);
    }
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
