import { WebSocketServer, type WebSocket } from 'ws';
import { eventLine, isEchoLine, openingLine } from '../bench/core/line.ts';
import type { Serve } from '../bench/core/serving.ts';
import { askedCursor } from './asked-cursor.ts';
import { subscribers } from './subscribers.ts';

/** What subscribers say is short. */
const MAX_MESSAGE_BYTES = 65_536;

/** RFC 6455 by `ws`, uncompressed. A subscription resumes by the cursor in its URL (`?after=CURSOR`). */
export const serve: Serve = ({ log, options, onCut }) => {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: MAX_MESSAGE_BYTES,
  });
  const unanswered = new WeakSet<WebSocket>();
  const sockets = subscribers<WebSocket>({
    maxBufferedBytes: options.maxBufferedBytes,
    heartbeatUs: options.heartbeatUs,
    bufferedBytes: (socket) => socket.bufferedAmount,
    beat(socket) {
      // RFC 6455 §5.5.2: a peer that has not answered the last ping by the next one is gone.
      if (unanswered.has(socket)) socket.terminate();
      else {
        unanswered.add(socket);
        socket.ping();
      }
    },
    cut(socket) {
      onCut();
      socket.terminate();
    },
  });

  return {
    upgrade(request, connection, head) {
      server.handleUpgrade(request, connection, head, (socket) => {
        const { gap, from, entries } = log.after(askedCursor(request));
        socket.send(openingLine(gap, from));
        for (const entry of entries) socket.send(eventLine(entry));
        sockets.add(socket);
        socket.on('pong', () => unanswered.delete(socket));
        socket.on('message', (said: Buffer, isBinary) => {
          if (isBinary || !isEchoLine(said.toString())) return;
          sockets.one(socket, () => {
            socket.send(said, { binary: false });
          });
        });
        socket.on('close', () => {
          sockets.remove(socket);
        });
        // A peer that breaks the protocol is closed by ws with the code that RFC 6455 §7.4 names.
        socket.on('error', () => undefined);
      });
    },
    publish(entry) {
      const message = Buffer.from(eventLine(entry));
      return sockets.each((socket) => {
        socket.send(message, { binary: false });
      });
    },
    close() {
      sockets.close((socket) => {
        socket.close(1001);
      });
      server.close();
    },
  };
};
