import { once } from 'node:events';
import { connect as connectHttp2 } from 'node:http2';
import { connect, type Socket } from 'node:net';
import { endpointOf } from '../core/endpoint.ts';
import type { Framing, Row } from '../transports.ts';

/** Subscribers that take nothing of what they are sent, but stay connected. */
export type SlowReaders = { close(): void };

const AT_ONCE = 200;

/**
 * Resolves once the server has answered each of so many; from then on none of them reads.
 * Rejects when a connection fails.
 */
export async function openSlowReaders(row: Row, url: URL, count: number): Promise<SlowReaders> {
  const open: Closable[] = [];
  const close = (): void => {
    for (const one of open) one.destroy();
  };
  try {
    for (let left = count; left > 0; left -= AT_ONCE) {
      await Promise.all(
        Array.from({ length: Math.min(left, AT_ONCE) }, () => subscribe(row, url, (one) => open.push(one))),
      );
    }
  } catch (error) {
    close();
    throw error;
  }
  return { close };
}

/** So many subscribers come, and leave again without a word, a part of them at a time. */
export async function comeAndGo(row: Row, url: URL, count: number): Promise<void> {
  for (let left = count; left > 0; left -= AT_ONCE) {
    const { close } = await openSlowReaders(row, url, Math.min(left, AT_ONCE));
    close();
  }
}

type Closable = Pick<Socket, 'destroy'>;

function subscribe(row: Row, url: URL, onOpen: (one: Closable) => void): Promise<void> {
  const socket = connect({ ...endpointOf(url), noDelay: true });
  onOpen(socket);
  return row.http === 2 ? readNoStream(url, socket) : readNoMore(socket, askFor(row.framing, url));
}

async function readNoMore(socket: Socket, request: string): Promise<void> {
  socket.write(request);
  await once(socket, 'readable');
  // Without a reader it takes no more than its own small buffer holds; who is cut off has nobody to tell.
  socket.on('error', () => undefined);
}

/** What is not read is not sent either: HTTP/2 keeps it back for each stream (RFC 9113 §5.2). */
async function readNoStream(url: URL, socket: Socket): Promise<void> {
  const session = connectHttp2(url.origin, { createConnection: () => socket });
  session.on('error', () => undefined);
  const stream = session.request({ ':path': url.pathname });
  await once(stream, 'response');
  stream.on('error', () => undefined);
}

/** The first that a subscriber says, by the rules of servers/README.md and, of WebSocket, RFC 6455 §1.3. */
function askFor(framing: Framing, { host, pathname }: URL): string {
  if (framing === 'lines') return 'now\n';
  const upgrade =
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';
  return `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\n${framing === 'messages' ? upgrade : ''}\r\n`;
}
