import type { Socket } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { socketServer } from '../bench/core/example-server.ts';
import { exampleContext, notingHandlers } from './example-context.ts';
import { receive } from './raw-tcp.ts';

const SOON = { timeout: 10_000, interval: 2 };

/** An agent of a server that answers each request so. */
async function agentOf(answer: (socket: Socket, asked: readonly string[]) => void) {
  const asked: string[] = [];
  const url = await socketServer((socket) => {
    socket.setEncoding('utf8');
    socket.once('data', (request) => {
      asked.push(String(request));
      answer(socket, asked);
    });
  });
  const { context, counts } = exampleContext({ url });
  const agent = receive(context);
  onTestFinished(agent.close);
  return { agent, asked, counts };
}

describe('a subscription over a bare socket', () => {
  test('reads lines however they are split, and passes empty ones over', async () => {
    const { agent } = await agentOf((socket) => {
      socket.write('head e-');
      setImmediate(() => {
        socket.write('0\n\n\ne-1 a b');
        setImmediate(() => socket.write(' c\ne-2 \n'));
      });
    });
    const { told, handlers } = notingHandlers();
    const subscription = await agent.subscribe(handlers);
    await vi.waitUntil(() => told.length === 2, SOON);
    expect(told).toEqual(['event a b c', 'event ']);
    expect(subscription.cursor).toBe('e-2');
  });

  test('resumes from its last cursor, a gap included', async () => {
    const { agent, asked, counts } = await agentOf((socket) => {
      socket.end('gap evicted e-5\n');
    });
    const { told, handlers } = notingHandlers();
    await agent.subscribe(handlers, 'e-1');
    await vi.waitUntil(() => asked.length > 1, SOON);
    expect(asked.slice(0, 2)).toEqual(['after e-1\n', 'after e-5\n']);
    expect(told[0]).toBe('gap evicted');
    expect(counts.reconnects).toBeGreaterThan(0);
  });

  test('hands over nothing more of what has come once a handler has closed it', async () => {
    const connections: Socket[] = [];
    const { agent } = await agentOf((socket) => {
      connections.push(socket);
      socket.write('head e-0\n');
    });
    const { told, handlers } = notingHandlers();
    const subscription = await agent.subscribe({
      ...handlers,
      onEvent(payload) {
        handlers.onEvent(payload);
        subscription.close();
      },
    });
    connections[0]?.write('e-1 a\ne-2 b\n');
    await vi.waitUntil(() => told.length > 0, SOON);
    expect(told).toEqual(['event a']);
    expect(subscription.cursor).toBe('e-1');
  });

  test('ends for good when a line is too long, as it would come back each time', async () => {
    const { agent, counts } = await agentOf((socket) =>
      socket.write(`head e-0\n${'x'.repeat(17 * 1_048_576)}`),
    );
    const { told, handlers } = notingHandlers();
    await agent.subscribe(handlers);
    await vi.waitUntil(() => told.length > 0, SOON);
    expect(told).toEqual([expect.stringMatching(/^end protocol: /)]);
    expect(counts.reconnects).toBe(0);
  });
});
