import type { Bytes } from '../../core/units.ts';
import type { Direction } from './dissector.ts';
import type { Layer } from './layers.ts';

/** A frame header (RFC 9113 §4.1). */
export type Http2Frame = {
  readonly bytes: Bytes;
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
};

export const FRAME_HEADER_BYTES = 9;

export const FRAME = {
  data: 0x0,
  headers: 0x1,
  priority: 0x2,
  rstStream: 0x3,
  settings: 0x4,
  pushPromise: 0x5,
  ping: 0x6,
  goaway: 0x7,
  windowUpdate: 0x8,
  continuation: 0x9,
} as const;

export const FLAG = { endStream: 0x1, ack: 0x1, endHeaders: 0x4, padded: 0x8 } as const;

/** RFC 9113 §6, and the extensions that are in use. */
const NAMES: ReadonlyMap<number, string> = new Map([
  [0x0, 'DATA'],
  [0x1, 'HEADERS'],
  [0x2, 'PRIORITY'],
  [0x3, 'RST_STREAM'],
  [0x4, 'SETTINGS'],
  [0x5, 'PUSH_PROMISE'],
  [0x6, 'PING'],
  [0x7, 'GOAWAY'],
  [0x8, 'WINDOW_UPDATE'],
  [0x9, 'CONTINUATION'],
  [0xa, 'ALTSVC'],
  [0xc, 'ORIGIN'],
  [0x10, 'PRIORITY_UPDATE'],
]);

export function frameName(type: number): string {
  return NAMES.get(type) ?? `frame of type ${type}`;
}

/** What a frame's header is spent on, and its payload where that is not told apart further. */
export function frameLayer({ type }: Http2Frame, direction: Direction): Layer {
  switch (type) {
    case FRAME.data:
      return 'transfer-framing';
    case FRAME.headers:
    case FRAME.continuation:
    case FRAME.pushPromise:
      return direction === 'up' ? 'request-heads' : 'response-heads';
    default:
      return 'protocol-control';
  }
}

export function parseFrame(header: Buffer): Http2Frame {
  return {
    bytes: header.readUIntBE(0, 3),
    type: header.readUInt8(3),
    flags: header.readUInt8(4),
    // RFC 9113 §4.1: the reserved bit is ignored.
    stream: header.readUInt32BE(5) & 0x7fffffff,
  };
}

/** RFC 9113 §6.5.2; undefined where the settings do not say. */
export function maxFrameSizeIn(settings: Buffer): Bytes | undefined {
  let found: Bytes | undefined;
  for (let at = 0; at + 6 <= settings.length; at += 6) {
    if (settings.readUInt16BE(at) === 0x5) found = settings.readUInt32BE(at + 2);
  }
  return found;
}
