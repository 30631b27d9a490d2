import {
  createServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type ServerHttp2Session,
} from 'node:http2';
import { connect, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { endpointOf } from '../bench/core/endpoint.ts';
import { listening } from '../bench/core/example-server.ts';
import { fetchAnswer } from '../bench/core/http-client.ts';
import { http2Client } from './http2-client.ts';

const GET = { kind: 'poll', method: 'GET', path: '/feed' } as const;

async function clientOf(answer: (request: Http2ServerRequest, response: Http2ServerResponse) => void) {
  const server = createServer(answer);
  const sessions = new Set<ServerHttp2Session>();
  server.on('session', (session) => sessions.add(session));
  const url = await listening(server);
  const sockets: Socket[] = [];
  const openSocket = (): Socket => {
    const socket = connect({ ...endpointOf(url), noDelay: true });
    sockets.push(socket);
    return socket;
  };
  const http = http2Client({ url, openSocket });
  onTestFinished(http.close);
  return { http, sockets, sessions, server };
}

const answerOk = (_: Http2ServerRequest, response: Http2ServerResponse): void => {
  response.end('ok');
};

describe('the HTTP/2 client', () => {
  test('does everything over one connection, at the same time too', async () => {
    const held: Http2ServerResponse[] = [];
    const { http, sockets } = await clientOf((_, response) => held.push(response));
    const answers = Array.from({ length: 50 }, () => fetchAnswer(http, GET).answer);
    await vi.waitUntil(() => held.length === 50, { timeout: 10_000, interval: 2 });
    for (const response of held) response.end('ok');
    expect((await Promise.all(answers)).map(({ body }) => body)).toEqual(
      Array.from({ length: 50 }, () => 'ok'),
    );
    expect(sockets.length).toBe(1);
  });

  test('opens another connection once the server has said that it is going away', async () => {
    const { http, sockets, sessions } = await clientOf(answerOk);
    await fetchAnswer(http, GET).answer;
    for (const session of sessions) session.close();
    await vi.waitUntil(() => sockets[0]?.destroyed, { timeout: 10_000, interval: 2 });
    expect((await fetchAnswer(http, GET).answer).body).toBe('ok');
    expect(sockets.length).toBe(2);
  });

  test('fails when the connection is cut, and when there is no server', async () => {
    const { http, sockets, server } = await clientOf((_, response) => {
      response.write('half', () => sockets[0]?.destroy());
    });
    await expect(fetchAnswer(http, GET).answer).rejects.toThrow();
    server.close();
    await expect(fetchAnswer(http, GET).answer).rejects.toThrow();
  });

  test('ends one exchange without the others of its connection when that is aborted', async () => {
    const held: Http2ServerResponse[] = [];
    const { http, sockets } = await clientOf((_, response) => held.push(response));
    const told: string[] = [];
    const aborted = http.start(GET, {
      onHead: () => told.push('head'),
      onText: () => told.push('text'),
      onEnd: () => told.push('end'),
    });
    const other = fetchAnswer(http, GET).answer;
    await vi.waitUntil(() => held.length === 2, { timeout: 10_000, interval: 2 });
    aborted.abort();
    for (const response of held) response.end('ok');
    expect((await other).body).toBe('ok');
    expect(told).toEqual([]);
    expect(sockets.length).toBe(1);
  });
});
