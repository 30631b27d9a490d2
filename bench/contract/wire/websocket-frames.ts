/** Opcodes (RFC 6455 §5.2). */
export const OPCODE = { text: 1, close: 8, ping: 9, pong: 10 } as const;

export type Frame = { readonly opcode: number; readonly payload: Buffer };

const FINAL = 0x80;
const MASKED = 0x80;
const LENGTH_16 = 126;
const LENGTH_64 = 127;
const MASK_BYTES = 4;

/** A whole message in one frame as a client sends it (RFC 6455 §5.2); unmasked it breaks §5.1. */
export function clientFrame(opcode: number, payload: Buffer, { masked = true } = {}): Buffer {
  // A mask of zeros leaves the payload as it is.
  const mask = masked ? Buffer.alloc(MASK_BYTES) : Buffer.alloc(0);
  return Buffer.concat([frameHead(opcode, payload.length, masked), mask, payload]);
}

function frameHead(opcode: number, length: number, masked: boolean): Buffer {
  const maskBit = masked ? MASKED : 0;
  if (length < LENGTH_16) return Buffer.from([FINAL | opcode, maskBit | length]);
  const head = Buffer.alloc(length <= 0xffff ? 4 : 10);
  head[0] = FINAL | opcode;
  head[1] = maskBit | (head.length === 4 ? LENGTH_16 : LENGTH_64);
  if (head.length === 4) head.writeUInt16BE(length, 2);
  else head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}

/** The unmasked frames at the start of what a server sent; one that is not whole yet is left out. */
export function framesIn(bytes: Buffer): readonly Frame[] {
  const frames: Frame[] = [];
  let at = 0;
  while (bytes.length >= at + 2) {
    const { payloadAt, length } = payloadPlace(bytes, at);
    if (bytes.length < payloadAt + length) break;
    frames.push({
      opcode: (bytes[at] ?? 0) & 0x0f,
      payload: bytes.subarray(payloadAt, payloadAt + length),
    });
    at = payloadAt + length;
  }
  return frames;
}

function payloadPlace(bytes: Buffer, at: number): { readonly payloadAt: number; readonly length: number } {
  const length = (bytes[at + 1] ?? 0) & 0x7f;
  if (length === LENGTH_16 && bytes.length >= at + 4)
    return { payloadAt: at + 4, length: bytes.readUInt16BE(at + 2) };
  if (length === LENGTH_64 && bytes.length >= at + 10)
    return { payloadAt: at + 10, length: Number(bytes.readBigUInt64BE(at + 2)) };
  return length >= LENGTH_16 ? { payloadAt: at + 2, length: Infinity } : { payloadAt: at + 2, length };
}
