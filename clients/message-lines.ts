import type { Cursor } from '../bench/core/cursor.ts';
import type { Line } from '../bench/core/line.ts';
import type { AcceptedHandlers } from './user-agent.ts';

/** Passes one line of a message transport on; returns the cursor that it sets, if it is a line of ours. */
export function takeLine(line: Line | undefined, handlers: AcceptedHandlers): Cursor | undefined {
  if (line === undefined) return undefined;
  if (line.kind === 'event') handlers.onEvent(line.payload);
  else {
    if (line.kind === 'gap') handlers.onGap(line.reason);
    handlers.onAccepted();
  }
  return line.cursor;
}
