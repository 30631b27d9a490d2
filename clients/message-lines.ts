import type { Echo, Line } from '../bench/core/line.ts';
import type { AcceptedHandlers } from './user-agent.ts';

/** Passes one line of a message transport on, unless it is an echo; its cursor is the subscription's by now. */
export function passOn(line: Exclude<Line, Echo>, handlers: AcceptedHandlers): void {
  if (line.kind === 'event') {
    handlers.onEvent(line.payload);
  } else {
    if (line.kind === 'gap') handlers.onGap(line.reason);
    handlers.onAccepted();
  }
}
