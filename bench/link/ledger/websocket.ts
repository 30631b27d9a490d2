import type { Bytes } from '../../core/units.ts';
import { unreadable, type Account, type Direction, type Dissector, type Offset } from './dissector.ts';
import { MessageDissector } from './message.ts';
import {
  HEADER_START_BYTES,
  MAX_HEADER_BYTES,
  headerBytes,
  headerFault,
  parseFrameHeader,
  unmasked,
  type FrameHeader,
} from './websocket-header.ts';

/**
 * One direction of a WebSocket connection (RFC 6455 §5): headers and masks are transfer framing, control frames
 * control as a whole; what messages carry goes to the dissector of messages.
 */
export class WebSocketDissector implements Dissector {
  readonly #account: Account;
  readonly #direction: Direction;
  readonly #message: MessageDissector;
  readonly #header = Buffer.alloc(MAX_HEADER_BYTES);
  #headerBytes: Bytes = 0;
  #headerAt: Offset = 0;
  #frame: FrameHeader | undefined;
  #left: Bytes = 0;
  /** Within a fragmented message. */
  #fragmented = false;
  #closed = false;
  #rest: Dissector | undefined;

  constructor(account: Account, direction: Direction) {
    this.#account = account;
    this.#direction = direction;
    const isServer = direction === 'down';
    // A client may say anything, of which only messages to echo are ours.
    this.#message = new MessageDissector(account, {
      events: isServer,
      other: isServer ? 'unaccounted' : 'opaque',
    });
  }

  push(bytes: Buffer, at: Offset): void {
    let from = 0;
    while (from < bytes.length && this.#rest === undefined) {
      from =
        this.#frame === undefined
          ? this.#takeHeader(bytes, from, at)
          : this.#takePayload(this.#frame, bytes, from, at);
    }
    if (from < bytes.length) this.#rest?.push(bytes.subarray(from), at + from);
  }

  end(): void {
    if (this.#rest === undefined) {
      this.#account.bookUnaccounted(this.#headerAt, this.#headerBytes, 'cut off within a frame header');
      this.#message.end();
    }
  }

  #takeHeader(bytes: Buffer, from: number, at: Offset): number {
    if (this.#headerBytes === 0) this.#headerAt = at + from;
    // How long a header is stands in its second byte; what is wrong with it shows by then, mostly.
    const goal = this.#headerBytes < HEADER_START_BYTES ? HEADER_START_BYTES : headerBytes(this.#second);
    const end = Math.min(bytes.length, from + goal - this.#headerBytes);
    this.#headerBytes += bytes.copy(this.#header, this.#headerBytes, from, end);
    if (this.#headerBytes === HEADER_START_BYTES && goal === HEADER_START_BYTES) this.#checkStart();
    const isComplete =
      this.#headerBytes >= HEADER_START_BYTES && this.#headerBytes === headerBytes(this.#second);
    if (this.#rest === undefined && isComplete) this.#readHeader(at + end - 1);
    return end;
  }

  get #second(): number {
    return this.#header.readUInt8(1);
  }

  #checkStart(): void {
    const fault = headerFault(this.#header.readUInt8(0), this.#second, {
      masked: this.#direction === 'up',
      fragmented: this.#fragmented,
      closed: this.#closed,
    });
    if (fault !== undefined) this.#refuse(fault);
  }

  #readHeader(at: Offset): void {
    const parsed = parseFrameHeader(this.#header);
    if ('refused' in parsed) {
      this.#refuse(parsed.refused);
      return;
    }
    const words = this.#account.annotated ? wordsOf(parsed) : 'frame header';
    if (parsed.control) this.#account.book('protocol-control', this.#headerAt, this.#headerBytes, words);
    else this.#message.frame(this.#headerAt, this.#headerBytes, words);
    this.#headerBytes = 0;
    this.#begin(parsed, at);
  }

  #refuse(reason: string): void {
    this.#message.end();
    this.#account.bookUnaccounted(this.#headerAt, this.#headerBytes, reason);
    this.#rest = unreadable(this.#account, reason);
  }

  #begin(frame: FrameHeader, at: Offset): void {
    this.#frame = frame;
    this.#left = frame.payloadBytes;
    if (!frame.control) this.#fragmented = !frame.fin;
    if (frame.name === 'close') this.#closed = true;
    // The feed is text.
    if (frame.name === 'binary') this.#message.disown();
    if (this.#left === 0) this.#finish(at);
  }

  #takePayload(frame: FrameHeader, bytes: Buffer, from: number, at: Offset): number {
    const end = Math.min(bytes.length, from + this.#left);
    const part = bytes.subarray(from, end);
    if (frame.control) {
      this.#account.bookPart('protocol-control', at + from, part.length, 'payload of a control frame');
    } else {
      this.#message.push(unmasked(part, frame.mask, frame.payloadBytes - this.#left), at + from);
    }
    this.#left -= part.length;
    if (this.#left === 0) this.#finish(at + end - 1);
    return end;
  }

  #finish(at: Offset): void {
    const isMessageEnd = this.#frame?.control === false && this.#frame.fin;
    this.#frame = undefined;
    if (isMessageEnd) this.#message.finish(at);
  }
}

function wordsOf({ name, payloadBytes, mask, fin }: FrameHeader): string {
  const more = fin ? '' : ', more follows';
  return `frame header: ${name}, ${payloadBytes} bytes${mask.length > 0 ? ', masked' : ''}${more}`;
}
