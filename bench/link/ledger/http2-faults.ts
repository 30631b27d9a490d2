import type { Bytes } from '../../core/units.ts';
import { FLAG, FRAME, type Http2Frame } from './http2-frame.ts';

/** RFC 9113 §6: payloads of these are always so long. */
const FIXED_BYTES: ReadonlyMap<number, Bytes> = new Map([
  [FRAME.priority, 5],
  [FRAME.rstStream, 4],
  [FRAME.ping, 8],
  [FRAME.windowUpdate, 4],
]);
const SETTING_BYTES: Bytes = 6;
const MAX_SETTINGS_BYTES: Bytes = SETTING_BYTES * 1_024;

/** RFC 9113 §6: those that belong to a stream, and those that belong to the connection. */
const OF_A_STREAM: ReadonlySet<number> = new Set([
  FRAME.data,
  FRAME.headers,
  FRAME.priority,
  FRAME.rstStream,
  FRAME.pushPromise,
  FRAME.continuation,
]);
const OF_THE_CONNECTION: ReadonlySet<number> = new Set([FRAME.settings, FRAME.ping, FRAME.goaway]);

/** What a direction has come to. */
export type FrameContext = {
  readonly maxBytes: Bytes;
  readonly isFirst: boolean;
  /** The stream whose header block is not complete yet. */
  readonly headersOf: number | undefined;
};

/** Why no peer that keeps to RFC 9113 sends this frame here; undefined if one may. */
export function frameFault(frame: Http2Frame, context: FrameContext): string | undefined {
  // RFC 9113 §3.4: both prefaces hold a SETTINGS frame, which is no acknowledgement.
  const opens = frame.type === FRAME.settings && (frame.flags & FLAG.ack) === 0;
  if (context.isFirst && !opens) return 'no SETTINGS at the start of HTTP/2';
  if (frame.bytes > context.maxBytes) return 'a frame above the size that was agreed on';
  // RFC 9113 §6.10: nothing may come between the parts of a header block.
  const due = frame.type === FRAME.continuation ? frame.stream : undefined;
  if (context.headersOf !== due) return 'a header block out of order';
  if ((frame.stream === 0 ? OF_A_STREAM : OF_THE_CONNECTION).has(frame.type))
    return 'a frame on a wrong stream';
  return sizeFault(frame);
}

function sizeFault({ type, bytes, flags }: Http2Frame): string | undefined {
  const isFaulty =
    (FIXED_BYTES.get(type) ?? bytes) !== bytes ||
    (type === FRAME.data && (flags & FLAG.padded) !== 0 && bytes === 0) ||
    (type === FRAME.settings && (bytes % SETTING_BYTES !== 0 || ((flags & FLAG.ack) !== 0 && bytes > 0)));
  if (isFaulty) return 'a frame of a wrong size';
  return type === FRAME.settings && bytes > MAX_SETTINGS_BYTES ? 'more settings than there are' : undefined;
}
