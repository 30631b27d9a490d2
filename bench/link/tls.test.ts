import type { Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import { clientTls } from './client-tls.ts';
import {
  closing,
  echo,
  openBetween,
  openClient,
  openTarget,
  readBytes,
  readToEnd,
  until,
  type Between,
} from './example-peers.ts';
import { openTlsFront } from './tls-front.ts';

type TlsBetween = Between & { openTlsClient(tcp?: Socket): TLSSocket };

async function behindTls(
  serve?: (socket: Socket) => void,
  alpn: 'h2' | 'http/1.1' = 'http/1.1',
): Promise<TlsBetween> {
  const between = await openBetween(serve, { tls: { alpn } });
  onTestFinished(between.close);
  return {
    ...between,
    openTlsClient(tcp = openClient(between.relay.port)) {
      const client = clientTls(tcp, { alpn, ca: between.relay.ca ?? '' });
      client.on('error', () => undefined);
      return client;
    },
  };
}

describe('a relay that ends TLS', () => {
  test.each(['h2', 'http/1.1'] as const)('speaks TLS 1.3 and agrees on %s', async (alpn) => {
    const { openTlsClient } = await behindTls(echo, alpn);
    const client = openTlsClient();
    client.write('hello');
    expect(String(await readBytes(client, 5))).toBe('hello');
    expect(client.getProtocol()).toBe('TLSv1.3');
    expect(client.alpnProtocol).toBe(alpn);
    expect(client.authorized).toBe(true);
  });

  test.each(['127.0.0.1', 'localhost', '::1'])('is trusted under the name %s', async (host) => {
    const { relay } = await behindTls(echo);
    const client = connectTls({ socket: openClient(relay.port), host, ca: relay.ca ?? '' });
    client.on('error', () => undefined);
    client.write('hello');
    await readBytes(client, 5);
    expect(client.authorized).toBe(true);
  });

  test('speaks no older TLS', async () => {
    const { relay } = await behindTls(echo);
    const client = connectTls({
      socket: openClient(relay.port),
      ca: relay.ca ?? '',
      minVersion: 'TLSv1.2',
      maxVersion: 'TLSv1.2',
    });
    expect(await closing(client)).toMatch(/PROTOCOL_VERSION/);
    await until(() => relay.readings().connections.failed.handshake === 1);
  });

  test('carries data in both directions after one side has ended', async () => {
    const { target, openTlsClient } = await behindTls();
    const client = openTlsClient();
    const atClient = readToEnd(client);
    client.end('question');
    const server = await target.accepted();
    expect(String(await readToEnd(server))).toBe('question');
    const answer = 'answer'.repeat(100_000);
    server.end(answer);
    expect(String(await atClient)).toBe(answer);
  });

  test('passes a reset on to a client, and from one', async () => {
    const { relay, target, openTlsClient } = await behindTls();
    const first = openTlsClient();
    first.write('hello');
    const server = await target.accepted();
    await readBytes(server, 5);
    const firstEnding = closing(first);
    server.resetAndDestroy();
    expect(await firstEnding).toBe('ECONNRESET');

    const secondTcp = openClient(relay.port);
    openTlsClient(secondTcp).write('hello');
    const secondServer = await target.accepted();
    await readBytes(secondServer, 5);
    const secondEnding = closing(secondServer.resume());
    secondTcp.resetAndDestroy();
    expect(await secondEnding).toBe('ECONNRESET');
  });

  test('disconnects and counts clients that do not get through the handshake', async () => {
    const { relay, target, openTlsClient } = await behindTls(echo);
    const speaksNoTls = openClient(relay.port);
    const ending = closing(speaksNoTls.resume());
    speaksNoTls.end('GET / HTTP/1.1\r\n\r\n');
    await ending;
    const trustsNobody = connectTls({ socket: openClient(relay.port) });
    expect(await closing(trustsNobody)).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    const wantsAnother = connectTls({
      socket: openClient(relay.port),
      ca: relay.ca ?? '',
      ALPNProtocols: ['h2'],
    });
    expect(await closing(wantsAnother)).toMatch(/NO_APPLICATION_PROTOCOL/);
    const vanishes = openClient(relay.port);
    vanishes.once('connect', () => vanishes.resetAndDestroy());
    await until(() => relay.readings().connections.failed.handshake === 4);
    expect(relay.readings().connections.open).toBe(0);
    expect(target.sockets).toHaveLength(0);
    const client = openTlsClient();
    client.write('hello');
    await readBytes(client, 5);
  });

  test('ends the connection of a client whose target is not there', async () => {
    const gone = await openTarget();
    await gone.close();
    const { relay, close } = await openBetween(undefined, {
      tls: { alpn: 'h2' },
      targetPort: gone.port,
    });
    onTestFinished(close);
    const client = clientTls(openClient(relay.port), { alpn: 'h2', ca: relay.ca ?? '' });
    expect(String(await readToEnd(client))).toBe('');
    client.end();
    await until(() => relay.readings().connections.open === 0);
    expect(relay.readings().connections.failed).toMatchObject({ handshake: 0, target: 1 });
  });
});

describe('a TLS front', () => {
  test('gives up a client that says nothing', async () => {
    const front = await openTlsFront({ alpn: 'h2' }, 10_000);
    const target = await openTarget((socket) => {
      front.secure(socket, () => undefined);
    });
    onTestFinished(target.close);
    const client = openClient(target.port);
    expect(String(await readToEnd(client))).toBe('');
    client.end();
  });
});

describe('TLS of a client', () => {
  test('fails as its socket does when nobody listens', async () => {
    const gone = await openTarget();
    await gone.close();
    const client = clientTls(openClient(gone.port), { alpn: 'h2', ca: '' });
    expect(await closing(client)).toBe('ECONNREFUSED');
  });
});
