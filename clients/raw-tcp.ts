import type { Cursor } from '../bench/core/cursor.ts';
import { parseLine } from '../bench/core/line.ts';
import type { Receive, ReceiveContext, Subscription } from '../bench/core/receiving.ts';
import { takeLine } from './message-lines.ts';
import { keepConnected, type Attempt, type Connection } from './reconnection.ts';
import { userAgent, type AcceptedHandlers } from './user-agent.ts';

const MAX_LINE_CHARACTERS = 16 * 1_048_576;

/** THE CONTROL: a bare connection for each subscription, an event a line. */
export const receive: Receive = (context) =>
  userAgent(context, (handlers, cursor) => subscribe(context, handlers, cursor));

function subscribe(
  context: ReceiveContext,
  handlers: AcceptedHandlers,
  start: Cursor | undefined,
): Subscription {
  let cursor = start;

  function open(attempt: Attempt): Connection {
    const socket = context.openSocket();
    let unfinished = '';
    socket.setEncoding('utf8');
    socket.write(cursor === undefined ? 'now\n' : `after ${cursor}\n`);
    socket.on('data', (text) => {
      const lines = (unfinished + String(text)).split('\n');
      unfinished = lines.pop() ?? '';
      for (const text of lines) {
        const line = parseLine(text);
        if (line?.kind !== 'event') attempt.accepted();
        cursor = takeLine(line, handlers) ?? cursor;
      }
      if (unfinished.length > MAX_LINE_CHARACTERS) socket.destroy();
    });
    // Every failure ends in a close.
    socket.on('error', () => undefined);
    socket.on('close', attempt.ended);
    return {
      abort() {
        socket.off('close', attempt.ended);
        socket.destroy();
      },
    };
  }

  const connection = keepConnected({
    baseDelayUs: () => context.options.reconnectUs,
    random: context.random,
    onReconnect: context.onReconnect,
    open,
  });
  return {
    get cursor() {
      return cursor;
    },
    close: connection.close,
  };
}
