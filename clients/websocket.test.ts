import { createServer } from 'node:http';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { listening } from '../bench/core/example-server.ts';
import { exampleContext, notingHandlers } from './example-context.ts';
import { receive } from './websocket.ts';

const SOON = { timeout: 10_000, interval: 2 };

/** A subscription to a server that answers handshakes with these statuses, then accepts; it greets each socket. */
async function subscribeTo(statuses: readonly number[], greet: (socket: WebSocket, path: string) => void) {
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  const asked: string[] = [];
  server.on('upgrade', (request, connection, head) => {
    const status = statuses[asked.length];
    asked.push(request.url ?? '');
    if (status !== undefined) connection.end(`HTTP/1.1 ${status} Refused\r\nContent-Length: 0\r\n\r\n`);
    else
      sockets.handleUpgrade(request, connection, head, (socket) => {
        greet(socket, request.url ?? '');
      });
  });
  const url = new URL('/feed', await listening(server));
  const { context, counts } = exampleContext({ url });
  const agent = receive(context);
  onTestFinished(agent.close);
  const { told, handlers } = notingHandlers();
  const subscribed = agent.subscribe(handlers);
  subscribed.catch(() => undefined);
  return { subscribed, told, counts, asked };
}

describe('a WebSocket subscription', () => {
  test('is refused for good by a 4xx', async () => {
    const { subscribed, told, counts } = await subscribeTo([403], () => undefined);
    await expect(subscribed).rejects.toThrow('403');
    expect(told).toEqual([expect.stringMatching(/^end refused: /)]);
    expect(counts).toEqual({ requests: 1, reconnects: 0 });
  });

  test('is asked for again after a 5xx, and counted', async () => {
    const { subscribed, counts } = await subscribeTo([503, 500], (socket) => {
      socket.send('head e-0');
    });
    expect((await subscribed).cursor).toBe('e-0');
    expect(counts).toEqual({ requests: 3, reconnects: 2 });
  });

  test('resumes from its last cursor, and passes lines over that are none', async () => {
    const { told, asked } = await subscribeTo([], (socket, path) => {
      for (const line of path === '/feed'
        ? ['head e-0', '', 'nonsense', 'gap sideways e-9', 'e-1 a']
        : ['head e-1']) {
        socket.send(line);
      }
      socket.close();
    });
    await vi.waitUntil(() => asked.length > 1, SOON);
    expect(asked[1]).toBe('/feed?after=e-1');
    expect(told).toEqual(['event a']);
  });

  test('hands over nothing more once it is closed, though messages still come', async () => {
    const connections: WebSocket[] = [];
    let goodbye: number | undefined;
    const { subscribed, told } = await subscribeTo([], (socket) => {
      connections.push(socket);
      socket.send('head e-0');
      socket.once('close', (code) => (goodbye = code));
    });
    const subscription = await subscribed;
    subscription.close();
    // The server has not heard of it yet.
    connections[0]?.send('e-1 late');
    await vi.waitUntil(() => goodbye !== undefined, SOON);
    expect(goodbye).toBe(1_000);
    expect(told).toEqual([]);
    expect(subscription.cursor).toBe('e-0');
  });

  test('ends for good when a message is too long, as it would come back each time', async () => {
    const { told, counts } = await subscribeTo([], (socket) => {
      socket.send('head e-0');
      socket.send('x'.repeat(17 * 1_048_576));
    });
    await vi.waitUntil(() => told.length > 0, SOON);
    expect(told).toEqual([expect.stringMatching(/^end protocol: /)]);
    expect(counts.reconnects).toBe(0);
  });
});
