import { WebSocket } from 'ws';
import type { Cursor } from '../bench/core/cursor.ts';
import { parseLine } from '../bench/core/line.ts';
import type { Receive, ReceiveContext, Subscription } from '../bench/core/receiving.ts';
import { passOn } from './message-lines.ts';
import { keepConnected, type Attempt, type Connection } from './reconnection.ts';
import { userAgent, type AcceptedHandlers } from './user-agent.ts';
import { wayUp, type Conversation, type WayUp } from './way-up.ts';

const MAX_MESSAGE_BYTES = 16 * 1_048_576;
/** The code of the error that `ws` gives for a message above `maxPayload`. */
const TOO_LONG = 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';

/** A connection for each subscription (RFC 6455), by `ws`, uncompressed. */
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
    const socket = new WebSocket(addressOf(context.url, cursor), {
      createConnection: context.openSocket,
      headers: context.handshakeHeaders ?? {},
      perMessageDeflate: false,
      maxPayload: MAX_MESSAGE_BYTES,
    });
    let conversation: Conversation | undefined;
    context.onRequest();
    socket.on('message', (data: Buffer) => {
      const line = parseLine(data.toString());
      if (line === undefined) return;
      if (line.kind === 'echo') {
        conversation?.take(line);
        return;
      }
      if (line.kind !== 'event') {
        attempt.accepted();
        conversation ??= up.open((text) => {
          socket.send(text);
        });
      }
      cursor = line.cursor;
      passOn(line, handlers);
    });
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      const status = response.statusCode ?? 0;
      socket.terminate();
      if (status < 500) end('refused', `the server answered ${status} to a WebSocket handshake`);
    });
    // Every failure ends in a close; this one would come back with every connection.
    socket.on('error', (error) => {
      if ('code' in error && error.code === TOO_LONG) end('protocol', error.message);
    });
    socket.on('close', () => conversation?.end());
    socket.on('close', attempt.ended);
    return {
      abort() {
        socket.off('close', attempt.ended);
        if (socket.readyState === WebSocket.OPEN) socket.close(1000);
        else socket.terminate();
      },
    };
  }

  function end(kind: 'refused' | 'protocol', message: string): void {
    connection.close();
    handlers.onEnd({ kind, message });
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

function addressOf(url: URL, cursor: Cursor | undefined): URL {
  const address = new URL(url);
  address.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  if (cursor !== undefined) address.searchParams.set('after', cursor);
  return address;
}
