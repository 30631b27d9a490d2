import type { Bytes } from '../../core/units.ts';
import type { BodyFormat } from './body.ts';
import type { Account, Dissector, Pair } from './dissector.ts';
import { Http2Bodies } from './http2-bodies.ts';
import { Http2Dissector, type Http2Exchange } from './http2-dissector.ts';
import { Http2Messages } from './http2-messages.ts';

/** RFC 9113 §6.5.2: before any settings. */
const FIRST_MAX_FRAME_BYTES: Bytes = 16_384;

/** `format` is what the bodies of responses carry, but for echoes; requests carry no events. */
export function http2Dissectors(accounts: Pair<Account>, format: BodyFormat): Pair<Dissector> {
  const messages = new Http2Messages();
  const exchange: Http2Exchange = {
    messages,
    maxFrameBytes: { up: FIRST_MAX_FRAME_BYTES, down: FIRST_MAX_FRAME_BYTES },
    bodies: {
      up: new Http2Bodies(accounts.up, 'opaque', messages),
      down: new Http2Bodies(accounts.down, format, messages),
    },
  };
  return {
    up: new Http2Dissector(accounts.up, 'up', exchange),
    down: new Http2Dissector(accounts.down, 'down', exchange),
  };
}
