import type { Bytes } from '../../core/units.ts';
import type { Refusal } from './http1-part.ts';

/** A frame header as RFC 6455 §5.2 has it, mask included. */
export type FrameHeader = {
  readonly name: string;
  readonly control: boolean;
  readonly fin: boolean;
  /** Empty where there is none, as in every frame of a server. */
  readonly mask: Buffer;
  readonly payloadBytes: Bytes;
};

const OPCODES: ReadonlyMap<number, string> = new Map([
  [0x0, 'continuation'],
  [0x1, 'text'],
  [0x2, 'binary'],
  [0x8, 'close'],
  [0x9, 'ping'],
  [0xa, 'pong'],
]);
const MASK_BYTES = 4;
const LONGEST_CONTROL: Bytes = 125;
/** The least payload by how many bytes its length takes beyond the seven bits. */
const LEAST_EXTENDED = { 0: 0, 2: 126, 8: 65_536 } as const;

/** The part of a header that says how long all of it is. */
export const HEADER_START_BYTES: Bytes = 2;
/** With the longest length and a mask. */
export const MAX_HEADER_BYTES: Bytes = 14;

/** What must hold of the next frame of a direction. */
export type Expectation = {
  readonly masked: boolean;
  readonly fragmented: boolean;
  /** A close frame has gone: only control frames may follow. */
  readonly closed: boolean;
};

/** How long the header is that begins with these two bytes. */
export function headerBytes(second: number): Bytes {
  return maskAt(second) + ((second & 0x80) === 0 ? 0 : MASK_BYTES);
}

function maskAt(second: number): Bytes {
  return HEADER_START_BYTES + lengthBytes(second & 0x7f);
}

/** Takes the mask off some of a frame's payload, `done` bytes after its beginning (RFC 6455 §5.3). */
export function unmasked(part: Buffer, mask: Buffer, done: Bytes): Buffer {
  if (mask.length === 0) return part;
  return Buffer.from(part.map((byte, index) => byte ^ (mask[(done + index) % MASK_BYTES] ?? 0)));
}

/** Reads a complete header, which begins at the first of these bytes. */
export function parseFrameHeader(bytes: Buffer): FrameHeader | Refusal {
  const first = bytes.readUInt8(0);
  const second = bytes.readUInt8(1);
  const length = second & 0x7f;
  const payloadBytes = payloadBytesIn(bytes, length);
  if (!Number.isSafeInteger(payloadBytes)) return { refused: 'a frame larger than any' };
  // RFC 6455 §5.2: the least number of bytes must encode the length.
  if (payloadBytes < LEAST_EXTENDED[lengthBytes(length)])
    return { refused: 'a length in more bytes than it takes' };
  const opcode = first & 0x0f;
  return {
    name: OPCODES.get(opcode) ?? '',
    control: opcode >= 0x8,
    fin: (first & 0x80) !== 0,
    mask: Buffer.from(bytes.subarray(maskAt(second), headerBytes(second))),
    payloadBytes,
  };
}

/** What RFC 6455 forbids: §5.2 reserved bits and opcodes, §5.1 masks, §5.4 fragments, §5.5 control frames, §5.5.1 data after a close. */
export function headerFault(
  first: number,
  second: number,
  { masked, fragmented, closed }: Expectation,
): string | undefined {
  const opcode = first & 0x0f;
  const fin = (first & 0x80) !== 0;
  if ((first & 0x70) !== 0) return 'a frame with reserved bits';
  if (!OPCODES.has(opcode)) return 'a frame with a reserved opcode';
  if (((second & 0x80) !== 0) !== masked)
    return masked ? "a client's frame without a mask" : "a server's frame with a mask";
  if (opcode >= 0x8)
    return fin && (second & 0x7f) <= LONGEST_CONTROL ? undefined : 'a control frame in parts or too long';
  if (closed) return 'a message after the close';
  return (opcode === 0x0) === fragmented ? undefined : 'a fragment out of its place';
}

function lengthBytes(length: number): 0 | 2 | 8 {
  if (length === 126) return 2;
  return length === 127 ? 8 : 0;
}

function payloadBytesIn(bytes: Buffer, length: number): Bytes {
  if (length === 126) return bytes.readUInt16BE(HEADER_START_BYTES);
  return length === 127 ? Number(bytes.readBigUInt64BE(HEADER_START_BYTES)) : length;
}
