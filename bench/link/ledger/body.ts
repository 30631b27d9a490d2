import type { Account, Dissector } from './dissector.ts';
import { EventStreamDissector } from './event-stream.ts';
import { LinesDissector } from './lines.ts';
import { messageBody, opaqueBody } from './opaque.ts';

/**
 * What a body carries. `lines`: a poller's events, one a line. `event-stream`: server-sent events.
 * `message`: what a client sends up, or its echo. `opaque`: neither.
 */
export type BodyFormat = 'lines' | 'event-stream' | 'message' | 'opaque';

export function bodyDissector(format: BodyFormat, account: Account): Dissector {
  switch (format) {
    case 'lines':
      return new LinesDissector(account);
    case 'event-stream':
      return new EventStreamDissector(account);
    case 'message':
      return messageBody(account);
    case 'opaque':
      return opaqueBody(account);
  }
}
