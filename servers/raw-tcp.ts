import type { Socket } from 'node:net';
import { eventLine, isEchoLine, openingLine } from '../bench/core/line.ts';
import type { Serve } from '../bench/core/serving.ts';
import { lineReader } from './line-reader.ts';
import { subscribers } from './subscribers.ts';

const MAX_REQUEST_BYTES = 256;
/** As long as a WebSocket message may be. */
const MAX_LINE_CHARACTERS = 65_536;

/**
 * THE CONTROL: events on a bare socket, one a line. A client asks with one line, `after CURSOR` or `now`; what
 * this row costs is what the kernel, the feed and the harness cost.
 */
export const serve: Serve = ({ log, options, onCut }) => {
  const sockets = subscribers<Socket>({
    maxBufferedBytes: options.maxBufferedBytes,
    heartbeatUs: options.heartbeatUs,
    bufferedBytes: (socket) => socket.writableLength,
    beat: (socket) => socket.write('\n'),
    cut(socket) {
      onCut();
      socket.destroy();
    },
  });

  /** Subscribes; what the client says from then on may be messages to send back. */
  function accept(socket: Socket, request: string): void {
    const cursor = /^after (.*)$/.exec(request)?.[1] ?? (request === 'now' ? undefined : '');
    const { gap, from, entries } = log.after(cursor);
    socket.write([openingLine(gap, from), ...entries.map(eventLine), ''].join('\n'));
    sockets.add(socket);
  }

  function sendBack(socket: Socket, line: string): void {
    if (isEchoLine(line)) sockets.one(socket, () => socket.write(`${line}\n`));
  }

  return {
    socket(socket) {
      let request = '';
      socket.setEncoding('utf8');
      socket.on('data', function read(text) {
        request += String(text);
        const end = request.indexOf('\n');
        if (end < 0 && request.length <= MAX_REQUEST_BYTES) return;
        socket.off('data', read);
        accept(socket, end < 0 ? request : request.slice(0, end));
        const hear = lineReader(
          MAX_LINE_CHARACTERS,
          (line) => {
            sendBack(socket, line);
          },
          { within: end < 0 },
        );
        if (end >= 0) hear(request.slice(end + 1));
        socket.on('data', (later) => {
          hear(String(later));
        });
      });
      socket.on('close', () => {
        sockets.remove(socket);
      });
      socket.on('error', () => undefined);
    },
    publish(entry) {
      const line = Buffer.from(`${eventLine(entry)}\n`);
      return sockets.each((socket) => socket.write(line));
    },
    close() {
      sockets.close((socket) => socket.end());
    },
  };
};
