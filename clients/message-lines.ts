import type { Line } from '../bench/core/line.ts';
import type { AcceptedHandlers } from './user-agent.ts';

/** Passes one line of a message transport on; its cursor is the subscription's by now. */
export function passOn(line: Line, handlers: AcceptedHandlers): void {
  if (line.kind === 'event') {
    handlers.onEvent(line.payload);
  } else {
    if (line.kind === 'gap') handlers.onGap(line.reason);
    handlers.onAccepted();
  }
}
