import type { Receive } from '../bench/core/receiving.ts';
import { eventStream } from './event-stream.ts';
import { userAgent } from './user-agent.ts';

/** A stream for each subscription; over HTTP/2 all of an agent's streams share one connection. */
export const receive: Receive = (context) =>
  userAgent(context, (handlers, cursor) => eventStream(context, handlers, cursor));
