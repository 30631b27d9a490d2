import type { Account, Dissector } from './dissector.ts';
import { EventStreamDissector } from './event-stream.ts';
import { LinesDissector } from './lines.ts';
import { opaqueBody } from './opaque.ts';

/**
 * What a body carries. `lines`: a poller's events, one a line. `event-stream`: server-sent events.
 * `opaque`: no events.
 */
export type BodyFormat = 'lines' | 'event-stream' | 'opaque';

export function bodyDissector(format: BodyFormat, account: Account): Dissector {
  switch (format) {
    case 'lines':
      return new LinesDissector(account);
    case 'event-stream':
      return new EventStreamDissector(account);
    case 'opaque':
      return opaqueBody(account);
  }
}
