import type { Cursor } from '../bench/core/cursor.ts';
import { parseLine } from '../bench/core/line.ts';
import type { Receive, ReceiveContext, Subscription } from '../bench/core/receiving.ts';
import { passOn } from './message-lines.ts';
import { keepConnected, type Attempt, type Connection } from './reconnection.ts';
import { userAgent, type AcceptedHandlers } from './user-agent.ts';
import { wayUp, type Conversation, type WayUp } from './way-up.ts';

const MAX_LINE_CHARACTERS = 16 * 1_048_576;

/** THE CONTROL: a bare connection for each subscription, an event a line. */
export const receive: Receive = (context) => {
  const up = wayUp();
  return userAgent(context, (handlers, cursor) => subscribe(context, up, handlers, cursor), up.send);
};

function subscribe(
  context: ReceiveContext,
  up: WayUp,
  handlers: AcceptedHandlers,
  start: Cursor | undefined,
): Subscription {
  let cursor = start;

  function open(attempt: Attempt): Connection {
    const socket = context.openSocket();
    let conversation: Conversation | undefined;
    let unfinished = '';
    socket.setEncoding('utf8');
    socket.write(cursor === undefined ? 'now\n' : `after ${cursor}\n`);
    socket.on('data', (text) => {
      const [first = '', ...others] = String(text).split('\n');
      const lines = [unfinished + first, ...others];
      unfinished = lines.pop() ?? '';
      for (const text of lines) {
        const line = parseLine(text);
        if (line === undefined) continue;
        if (line.kind === 'echo') {
          conversation?.take(line);
          continue;
        }
        if (line.kind !== 'event') {
          attempt.accepted();
          conversation ??= up.open((text) => socket.write(`${text}\n`));
        }
        cursor = line.cursor;
        passOn(line, handlers);
      }
      if (unfinished.length > MAX_LINE_CHARACTERS) {
        end(`a line of the server is longer than ${MAX_LINE_CHARACTERS} characters`);
      }
    });
    // Every failure ends in a close.
    socket.on('error', () => undefined);
    socket.on('close', () => conversation?.end());
    socket.on('close', attempt.ended);
    return {
      abort() {
        socket.off('close', attempt.ended);
        socket.destroy();
      },
    };
  }

  function end(message: string): void {
    connection.close();
    handlers.onEnd({ kind: 'protocol', message });
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
