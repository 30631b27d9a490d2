import { createServer, type Socket } from 'node:net';
import type { Field } from '../field.ts';
import { headText } from '../recording.ts';
import { listen, type HeardHead, type Listener } from './heard-head.ts';
import { EVENT_STREAM_BODY, kindOf, PAGE, PAGE_PATH } from './page.ts';

const HEAD_END = '\r\n\r\n';

/** HTTP/1.1 on bare sockets: nothing between the wire and the record changes order or letter case. */
export async function openHttp1Listener(): Promise<Listener> {
  const heads: HeardHead[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let text = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      for (let end = text.indexOf(HEAD_END); end >= 0; end = text.indexOf(HEAD_END)) {
        const { target, ...head } = parseHead(text.slice(0, end + HEAD_END.length));
        const next = end + HEAD_END.length + bodyBytes(head.fields);
        if (text.length < next) return;
        text = text.slice(next);
        const kind = kindOf(target);
        if (kind !== undefined) heads.push({ kind, ...head });
        answer(socket, target);
      }
    });
  });
  const port = await listen(server);
  return {
    http: 1,
    origin: `http://127.0.0.1:${port}`,
    heads,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Throws when a head is not, to the byte, what its parts would be written as. */
function parseHead(text: string): { target: string; line: string; fields: Field[] } {
  const [line = '', ...lines] = text.slice(0, -HEAD_END.length).split('\r\n');
  const fields = lines.map((field): Field => {
    const colon = field.indexOf(': ');
    return [field.slice(0, colon), field.slice(colon + 2)];
  });
  if (headText(line, fields) !== text) throw new Error(`a head that cannot be recorded: ${text}`);
  return { target: line.split(' ')[1] ?? '', line, fields };
}

function bodyBytes(fields: readonly Field[]): number {
  return Number(fields.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? 0);
}

function answer(socket: Socket, target: string): void {
  switch (kindOf(target)) {
    case 'event-stream':
      socket.end(
        `HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n${EVENT_STREAM_BODY}`,
      );
      break;
    case 'websocket':
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      break;
    case 'poll':
    case 'message':
    case undefined: {
      const body = target === PAGE_PATH ? PAGE : '';
      socket.write(
        `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    }
  }
}
