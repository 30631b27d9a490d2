import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { endpointOf } from '../bench/core/endpoint.ts';
import { listening } from '../bench/core/example-server.ts';
import { fetchAnswer } from '../bench/core/http-client.ts';
import { http1Client } from './http1-client.ts';

const GET = { kind: 'poll', method: 'GET', path: '/feed' } as const;

/** A client of a server that answers so, and the sockets that it opened. */
async function clientOf(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  { keepAlive = true } = {},
) {
  const server = createServer(answer);
  const url = await listening(server);
  const sockets: Socket[] = [];
  const openSocket = (): Socket => {
    const socket = connect({ ...endpointOf(url), noDelay: true });
    sockets.push(socket);
    return socket;
  };
  const http = http1Client({ url, openSocket, keepAlive });
  onTestFinished(http.close);
  return { http, sockets, server };
}

const answerOk = (_: IncomingMessage, response: ServerResponse): void => {
  response.end('ok');
};

describe('the HTTP/1.1 client', () => {
  test('uses a connection again, one after the other', async () => {
    const { http, sockets } = await clientOf(answerOk);
    for (let asked = 0; asked < 5; asked += 1) expect((await fetchAnswer(http, GET).answer).body).toBe('ok');
    expect(sockets.length).toBe(1);
  });

  test('opens a connection for each request without keep-alive', async () => {
    const { http, sockets } = await clientOf(answerOk, { keepAlive: false });
    for (let asked = 0; asked < 3; asked += 1) await fetchAnswer(http, GET).answer;
    expect(sockets.length).toBe(3);
  });

  test('opens another connection while one is busy', async () => {
    const held: ServerResponse[] = [];
    const { http, sockets } = await clientOf((_, response) => held.push(response));
    const answers = [fetchAnswer(http, GET).answer, fetchAnswer(http, GET).answer];
    await vi.waitUntil(() => held.length === 2, { timeout: 10_000, interval: 2 });
    for (const response of held) response.end('ok');
    expect((await Promise.all(answers)).map(({ body }) => body)).toEqual(['ok', 'ok']);
    expect(sockets.length).toBe(2);
  });

  test('opens another connection when the one it has was closed meanwhile', async () => {
    const { http, sockets, server } = await clientOf(answerOk);
    await fetchAnswer(http, GET).answer;
    server.closeAllConnections();
    await vi.waitUntil(() => sockets[0]?.destroyed, { timeout: 10_000, interval: 2 });
    expect((await fetchAnswer(http, GET).answer).status).toBe(200);
    expect(sockets.length).toBe(2);
  });

  test('decodes a character that comes in two pieces', async () => {
    const bytes = Buffer.from('☃');
    const { http } = await clientOf((_, response) => {
      response.write(bytes.subarray(0, 1));
      setImmediate(() => response.end(bytes.subarray(1)));
    });
    expect((await fetchAnswer(http, GET).answer).body).toBe('☃');
  });

  test('fails when the answer is cut, and when there is no server', async () => {
    const { http, server } = await clientOf((_, response) => {
      response.writeHead(200, { 'Content-Length': 10 });
      response.write('half', () => response.destroy());
    });
    await expect(fetchAnswer(http, GET).answer).rejects.toThrow();
    server.close();
    await expect(fetchAnswer(http, GET).answer).rejects.toThrow('ECONNREFUSED');
  });

  test('says nothing more of an exchange that was aborted, and closes its connection', async () => {
    const { http, sockets } = await clientOf((_, response) => {
      response.write('part');
    });
    const told: string[] = [];
    const exchange = http.start(GET, {
      onHead: () => told.push('head'),
      onText(text) {
        told.push(text);
        exchange.abort();
      },
      onEnd: () => told.push('end'),
    });
    await vi.waitUntil(() => sockets[0]?.destroyed, { timeout: 10_000, interval: 2 });
    expect(told).toEqual(['head', 'part']);
  });
});
