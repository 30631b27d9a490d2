import { connect as connectHttp2 } from 'node:http2';
import { connect } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ServingHalf } from '../core/serving.ts';
import { DEFAULT_DOOR, openDoor } from './door.ts';

const MOST = 1_048_576;
const CAPABILITIES = {
  name: 'a server',
  transports: { sse: { path: '/a', http: [1], wayUp: false } },
} as const;
const SOON = { timeout: 10_000, interval: 2 };

/** A half whose way up says how long the line was, and the line. */
const echoing: ServingHalf = {
  http(_, response) {
    response.writeHead(200, {});
    response.end('the feed');
  },
  post(_, response, line) {
    response.writeHead(200, {});
    response.end(`${line.length} ${line}`);
  },
  publish: () => 0,
  close: () => undefined,
};

async function open(http: 1 | 2 = 1) {
  const published: string[] = [];
  const door = await openDoor(
    {
      ...DEFAULT_DOOR,
      http,
      control: { capabilities: CAPABILITIES, publish: (payload) => `e-${published.push(payload)}` },
    },
    new Map([['/a', echoing]]),
    () => undefined,
  );
  onTestFinished(door.close);
  const origin = `http://127.0.0.1:${door.port}`;
  const post = (
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<Response> => fetch(`${origin}${path}`, { method: 'POST', body, headers });
  return { origin, port: door.port, published, post };
}

describe('a door with addresses of its own', () => {
  test('says at / what it offers', async () => {
    const { origin } = await open();
    const answer = await fetch(origin);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(await answer.json()).toEqual({ pushbench: 1, ...CAPABILITIES });
  });

  test.each(['hello', '', ' ', '\u0000', '\uFEFFa mark ahead', 'Grüße 😀', 'x'.repeat(MOST)])(
    'publishes a body that is one line of text, verbatim, and answers with its cursor',
    async (line) => {
      const { post, published } = await open();
      const answer = await post('/publish', line, { 'Content-Type': 'application/x-www-form-urlencoded' });
      expect([answer.status, answer.headers.get('event-cursor')]).toEqual([204, 'e-1']);
      expect(published).toEqual([line]);
    },
  );

  test.each([
    ['an LF', 'a\n', 400],
    ['a CR', '\rb', 400],
    ['bytes that are no UTF-8', new Uint8Array([0x61, 0xc3, 0x28]), 400],
    ['a byte too many', 'x'.repeat(MOST + 1), 413],
    ['far too many bytes', 'x'.repeat(8 * MOST), 413],
  ])('publishes nothing from a body with %s, and says why', async (_, body, status) => {
    const { post, published } = await open();
    const answer = await post('/publish', body);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toMatch(/^a body (is|has) /);
    expect(published).toEqual([]);
  });

  test('goes on answering on a connection whose last body was too long', async () => {
    const { port, published } = await open();
    const socket = connect({ host: '127.0.0.1', port });
    socket.on('error', () => undefined);
    onTestFinished(() => {
      socket.destroy();
    });
    let answers = '';
    socket.setEncoding('utf8').on('data', (text) => (answers += String(text)));
    const head = (bytes: number): string =>
      `POST /publish HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: ${bytes}\r\n\r\n`;
    socket.write(`${head(3 * MOST)}${'x'.repeat(3 * MOST)}${head(2)}hi`);
    await vi.waitUntil(() => answers.includes('Event-Cursor'), SOON);
    expect(answers.match(/^HTTP\/1\.1 \d+/gm)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 204']);
    expect(published).toEqual(['hi']);
  });

  test('hands a POST on a path of a half to it, with the line', async () => {
    const { post } = await open();
    expect(await (await post('/a', 'up')).text()).toBe('2 up');
    expect((await post('/a', 'x'.repeat(MOST + 1))).status).toBe(413);
  });

  test.each([
    ['GET', '/publish', 'POST, OPTIONS'],
    ['POST', '/', 'GET, OPTIONS'],
    ['PUT', '/a', 'GET, POST, OPTIONS'],
  ])('answers %s %s with what is allowed there', async (method, path, allow) => {
    const { origin, published } = await open();
    const answer = await fetch(`${origin}${path}`, { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
    const preflight = await fetch(`${origin}${path}`, { method: 'OPTIONS', headers: { Origin: origin } });
    expect(preflight.headers.get('access-control-allow-methods')).toBe(allow);
    expect(published).toEqual([]);
  });

  test('publishes nothing for a page elsewhere', async () => {
    const { post, published } = await open();
    for (const origin of ['http://evil.example', 'null']) {
      expect((await post('/publish', 'forged', { Origin: origin })).status).toBe(403);
    }
    expect(published).toEqual([]);
  });

  test.each([
    ['takes a line', 'x'.repeat(MOST), true, 204],
    ['ends a stream whose body is too long, though it goes on for ever', 'x'.repeat(2 * MOST), false, 413],
  ])('over HTTP/2 %s', async (_, body, ends, expected) => {
    const { origin, published } = await open(2);
    const session = connectHttp2(origin);
    onTestFinished(() => {
      session.destroy();
    });
    const stream = session.request({ ':method': 'POST', ':path': '/publish' });
    let status: number | undefined;
    stream.on('response', (head) => (status = head[':status']));
    // The end of a body that is not wanted any more may not go out.
    stream.on('error', () => undefined).resume();
    stream.write(body);
    if (ends) stream.end();
    await vi.waitUntil(() => stream.closed, SOON);
    expect([status, published.length]).toEqual([expected, expected === 204 ? 1 : 0]);
  });
});

test('a door without addresses of its own has neither', async () => {
  const door = await openDoor(DEFAULT_DOOR, new Map([['/a', echoing]]), () => undefined);
  onTestFinished(door.close);
  for (const [method, path] of [
    ['GET', '/'],
    ['POST', '/publish'],
  ] as const) {
    expect((await fetch(`http://127.0.0.1:${door.port}${path}`, { method })).status).toBe(404);
  }
});
