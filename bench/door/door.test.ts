import { connect, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { HttpResponse, ServingHalf } from '../core/serving.ts';
import { DEFAULT_DOOR, openDoor, type DoorOptions } from './door.ts';

const SOON = { timeout: 10_000, interval: 2 };

/** A half that answers every request with its name. */
function named(name: string, closed?: () => void): ServingHalf {
  return {
    http(_, response) {
      response.writeHead(200, { 'Content-Type': 'text/plain' });
      response.end(name);
    },
    publish: () => 0,
    close: () => closed?.(),
  };
}

async function open(halves: Readonly<Record<string, ServingHalf>>, options: Partial<DoorOptions> = {}) {
  const sockets: Socket[] = [];
  const door = await openDoor({ ...DEFAULT_DOOR, ...options }, new Map(Object.entries(halves)), (socket) =>
    sockets.push(socket),
  );
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= door.close());
  onTestFinished(close);
  return { ...door, sockets, close };
}

/** Why nobody can connect to a port; rejects when somebody can. */
function connectionFailure(port: number): Promise<string | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<string | undefined>();
  const socket = connect({ host: '127.0.0.1', port });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    resolve(error.code);
  });
  socket.on('connect', () => {
    socket.destroy();
    reject(new Error('it is open'));
  });
  return promise;
}

describe('the door', () => {
  test('serves each half at its own path, and counts', async () => {
    const { port, requests } = await open({ '/a': named('this is a'), '/b': named('this is b') });
    const texts = ['/a', '/b', '/a?after=e-1'].map(async (path) =>
      (await fetch(`http://127.0.0.1:${port}${path}`)).text(),
    );
    expect(await Promise.all(texts)).toEqual(['this is a', 'this is b', 'this is a']);
    expect(requests.counts().received).toBe(3);
  });

  test('says in its 404 which paths there are', async () => {
    const { port } = await open({ '/a': named('a'), '/b': named('b') });
    const answer = await fetch(`http://127.0.0.1:${port}/c`);
    expect([answer.status, await answer.text()]).toEqual([404, 'nothing here; there is /a, /b\n']);
  });

  test('refuses a handshake to nowhere, and does not wait for the client to hang up', async () => {
    const { port, sockets } = await open({ '/a': named('a') });
    const client = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
    client.on('error', () => undefined);
    onTestFinished(() => {
      client.destroy();
    });
    let answer = '';
    client.on('data', (part) => (answer += String(part)));
    client.write(
      `GET /b HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    );
    await vi.waitUntil(() => sockets[0]?.destroyed, SOON);
    await vi.waitUntil(() => answer !== '', SOON);
    expect(answer).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/);
  });

  test.each([3, 90])(
    'keeps an idle connection for as long as it was told, and says so: %d s',
    async (seconds) => {
      const { port } = await open({ '/a': named('a') }, { keepAliveUs: seconds * 1_000_000 });
      const { headers } = await fetch(`http://127.0.0.1:${port}/a`);
      expect(headers.get('keep-alive')).toBe(`timeout=${seconds}`);
    },
  );

  test('answers OPTIONS with what may be asked for', async () => {
    const { port } = await open({ '/a': named('a') });
    const answer = await fetch(`http://127.0.0.1:${port}/a`, { method: 'OPTIONS' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'GET, OPTIONS']);
  });

  test('fails in one line where no host of that name is here', async () => {
    // An address for documents (RFC 5737), which no machine has.
    const opening = openDoor({ ...DEFAULT_DOOR, host: '203.0.113.1' }, new Map(), () => undefined);
    await expect(opening).rejects.toThrow(/^cannot listen on 203\.0\.113\.1:0: .*; choose another host$/);
  });

  test('fails in one line when its port is taken, and closes its halves', async () => {
    const { port } = await open({});
    let closed = 0;
    const halves = new Map([['/a', named('a', () => (closed += 1))]]);
    const again = openDoor({ ...DEFAULT_DOOR, port }, halves, () => undefined);
    await expect(again).rejects.toThrow(
      /^cannot listen on 127\.0\.0\.1:\d+: address already in use; choose another port or 0$/,
    );
    expect(closed).toBe(1);
  });

  test.each([1, 2, 'none'] as const)('over %s closes its halves and frees its port', async (http) => {
    let closed = 0;
    const half = named('a', () => (closed += 1));
    const { port, close } = await open({ '/a': half }, { http });
    await close();
    expect(closed).toBe(1);
    expect(await connectionFailure(port)).toBe('ECONNREFUSED');
  });

  test('closes though an answer never ends and nobody reads it', async () => {
    const responses: HttpResponse[] = [];
    const endless: ServingHalf = {
      ...named('endless'),
      http(_, response) {
        response.writeHead(200, {});
        response.write('x'.repeat(16 * 1_048_576));
        responses.push(response);
      },
    };
    const { port, close } = await open({ '/a': endless });
    const socket = connect({ host: '127.0.0.1', port });
    socket.on('error', () => undefined);
    socket.write(`GET /a HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    await vi.waitUntil(() => responses.length === 1, SOON);
    await close();
    expect(await connectionFailure(port)).toBe('ECONNREFUSED');
    socket.destroy();
  });
});
