import type { Receive } from '../bench/core/receiving.ts';
import { eventStream } from './event-stream.ts';
import { postLine } from './post-line.ts';
import { userAgent } from './user-agent.ts';

/**
 * A stream for each subscription, and a POST for each message; over HTTP/2 all of an agent's streams and messages
 * share one connection.
 */
export const receive: Receive = (context) =>
  userAgent(
    context,
    (handlers, cursor) => eventStream(context, handlers, cursor),
    (line) => postLine(context, line),
  );
