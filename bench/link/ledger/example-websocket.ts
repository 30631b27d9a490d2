import fc from 'fast-check';
import { cursor, payload } from './example-bodies.ts';
import { down, up, type Segment } from './example-session.ts';

export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export type FrameOptions = { readonly opcode?: number; readonly fin?: boolean; readonly masked?: boolean };

/** A WebSocket frame (RFC 6455 §5.2), for tests; its mask is of zeros. */
export function webSocketFrame(
  text: string | Buffer,
  { opcode = OPCODE.text, fin = true, masked = false }: FrameOptions = {},
): Buffer {
  const body = Buffer.from(text);
  const length = body.length < 126 ? body.length : body.length < 65_536 ? 126 : 127;
  const extended = Buffer.alloc(length === 126 ? 2 : length === 127 ? 8 : 0);
  if (length === 126) extended.writeUInt16BE(body.length);
  if (length === 127) extended.writeBigUInt64BE(BigInt(body.length));
  const start = Buffer.from([(fin ? 0x80 : 0) | opcode, (masked ? 0x80 : 0) | length]);
  return Buffer.concat([start, extended, Buffer.alloc(masked ? 4 : 0), body]);
}

/** A message in two fragments with a ping in between (RFC 6455 §5.4). */
function fragmented(text: string, at: number): Buffer[] {
  return [
    webSocketFrame(text.slice(0, at), { fin: false }),
    webSocketFrame('beat', { opcode: OPCODE.ping }),
    webSocketFrame('', { opcode: OPCODE.continuation, fin: false }),
    webSocketFrame(text.slice(at), { opcode: OPCODE.continuation }),
  ];
}

/** Valid frames of the feed, both ways. */
export const messages: fc.Arbitrary<readonly Segment[]> = fc.array(
  fc.oneof(
    fc.tuple(cursor, payload).map(([at, text]) => down(webSocketFrame(`${at} ${text}`))),
    fc.tuple(cursor, payload, fc.nat(30)).map(([at, text, cut]) => down(...fragmented(`${at} ${text}`, cut))),
    cursor.map((at) => down(webSocketFrame(`head ${at}`), webSocketFrame(`gap evicted ${at}`))),
    fc.constant(down(webSocketFrame('', { opcode: OPCODE.ping }))),
    payload.map((text) => up(webSocketFrame(text, { masked: true }))),
    payload.map((text) => up(webSocketFrame(`echo 000a ${text}`, { masked: true }))),
    fc.tuple(payload, fc.nat(30)).map(([text, cut]) => down(...fragmented(`echo 000a ${text}`, cut))),
    fc.constant(up(webSocketFrame('', { opcode: OPCODE.pong, masked: true }))),
  ),
  { maxLength: 6 },
);
