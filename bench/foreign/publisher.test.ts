import type { RequestListener } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { httpServer } from '../core/example-server.ts';
import { openPublisher } from './publisher.ts';

const KEPT = { keepAlive: true };

async function open(listener: RequestListener, options = KEPT) {
  const ports = new Set<number | undefined>();
  const url = await httpServer((request, response) => {
    ports.add(request.socket.remotePort);
    listener(request, response);
  });
  const publisher = await openPublisher(url, 1, options);
  onTestFinished(publisher.close);
  return { ...publisher, ports };
}

/** Notes what is posted, and how; answers the first one last, if it may. */
function notingServer() {
  const noted: string[] = [];
  const listener: RequestListener = (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text) => (body += String(text)));
    request.on('end', () => {
      const cursor = `e-${noted.push(`${request.method} ${request.url} ${body}`)}`;
      setTimeout(
        () => response.writeHead(204, { 'Event-Cursor': cursor }).end(),
        noted.length === 1 ? 20 : 0,
      );
    });
  };
  return { noted, listener };
}

describe('publishing to a server', () => {
  test('is one POST for each event, in order, each over the same connection', async () => {
    const { noted, listener } = notingServer();
    const { publish, ports } = await open(listener);
    expect(await Promise.all(['a', '', 'Grüße 😀'].map(publish))).toEqual(['e-1', 'e-2', 'e-3']);
    expect(noted).toEqual(['POST /publish a', 'POST /publish ', 'POST /publish Grüße 😀']);
    expect(ports.size).toBe(1);
  });

  test('without keep-alive opens a connection for each', async () => {
    const { listener } = notingServer();
    const { publish, ports } = await open(listener, { keepAlive: false });
    for (const payload of ['a', 'b', 'c']) await publish(payload);
    expect(ports.size).toBe(3);
  });

  test.each([
    [500, {}, 'is answered 500, where R24 wants 204 with Event-Cursor'],
    [200, { 'Event-Cursor': 'e-1' }, 'is answered 200, where R24 wants 204 with Event-Cursor'],
    [204, {}, 'is answered without Event-Cursor, where R24 wants 204 with Event-Cursor'],
  ])('fails when it is answered %d %j, and can go on', async (status, headers, line) => {
    let isBroken = true;
    const { publish } = await open((request, response) => {
      request.resume();
      if (isBroken) response.writeHead(status, headers).end();
      else response.writeHead(204, { 'Event-Cursor': 'e-7' }).end();
    });
    await expect(publish('a')).rejects.toThrow(`POST /publish ${line}`);
    isBroken = false;
    expect(await publish('b')).toBe('e-7');
  });
});
