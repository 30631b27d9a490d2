import { nowUs } from '../bench/core/clock.ts';
import type { Receive } from '../bench/core/receiving.ts';
import { pollLoop } from './poll-loop.ts';
import { postLine } from './post-line.ts';
import { userAgent } from './user-agent.ts';

/** Asks again as soon as it has its answer (RFC 6202 §2): the server does the waiting. */
export const receive: Receive = (context) =>
  userAgent(
    context,
    (handlers, cursor) => pollLoop(context, nowUs, handlers, cursor),
    (line) => postLine(context, line),
  );
