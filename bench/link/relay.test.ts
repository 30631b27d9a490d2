import fc from 'fast-check';
import type { Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { countResources, resourcesSince } from '../contract/resources.ts';
import {
  closing,
  echo,
  openClient,
  openBetween,
  openTarget,
  readBytes,
  readToEnd,
  until,
  type Between,
} from './example-peers.ts';
import { openRelay } from './relay.ts';

const STRAIGHT = { up: 0, down: 0 };

async function between(...how: Parameters<typeof openBetween>): Promise<Between> {
  const opened = await openBetween(...how);
  onTestFinished(opened.close);
  return opened;
}

/** Each piece leaves in a write of its own, with a pause before some. */
async function sendPieces(socket: Socket, pieces: readonly Uint8Array[]): Promise<void> {
  for (const [index, piece] of pieces.entries()) {
    socket.write(piece);
    if (index % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  socket.end();
}

const PIECES = fc.array(fc.uint8Array({ minLength: 1, maxLength: 4_000 }), { maxLength: 12 });

describe('a relay', () => {
  test.each([STRAIGHT, { up: 1_500, down: 700 }])(
    'delivers what each side says before its own end, however it is cut and whoever ends first: delay %o',
    async (delayUs) => {
      await fc.assert(
        fc.asyncProperty(PIECES, PIECES, fc.boolean(), async (up, down, clientFirst) => {
          const target = await openTarget();
          const relay = await openRelay({ targetPort: target.port, delayUs });
          const client = openClient(relay.port);
          const server = await target.accepted();
          const atServer = readToEnd(server);
          const atClient = readToEnd(client);
          // The second side speaks once the first has ended: half-closed connections carry data.
          if (clientFirst) {
            await sendPieces(client, up);
            expect(await atServer).toEqual(Buffer.concat(up));
            await sendPieces(server, down);
            expect(await atClient).toEqual(Buffer.concat(down));
          } else {
            await sendPieces(server, down);
            expect(await atClient).toEqual(Buffer.concat(down));
            await sendPieces(client, up);
            expect(await atServer).toEqual(Buffer.concat(up));
          }
          await until(() => relay.readings().connections.open === 0);
          const readings = relay.readings();
          const sent = { up: Buffer.concat(up).length, down: Buffer.concat(down).length };
          expect(readings.phases.connect.bytes).toEqual({
            up: { outer: sent.up, inner: sent.up },
            down: { outer: sent.down, inner: sent.down },
          });
          expect(readings.atTarget).toEqual(sent);
          expect(readings.phases.connect.cut).toBe(0);
          await relay.close();
          await target.close();
        }),
        { numRuns: 15 },
      );
    },
  );

  test('loses nothing of what comes before it has reached the target', async () => {
    const { relay, target } = await between();
    const client = openClient(relay.port);
    client.end('all of it, at once');
    expect(String(await readToEnd(await target.accepted()))).toBe('all of it, at once');
  });

  test('keeps connections apart', async () => {
    const { relay } = await between(echo);
    const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(5_000));
    const answers = await Promise.all(
      texts.map((text) => {
        const client = openClient(relay.port);
        client.end(text);
        return readToEnd(client);
      }),
    );
    expect(answers.map(String)).toEqual(texts);
    expect(relay.readings().connections).toMatchObject({ accepted: 20 });
  });

  test('passes a reset on in both directions', async () => {
    const { relay, target } = await between();
    for (const from of ['client', 'server'] as const) {
      const client = openClient(relay.port);
      const server = await target.accepted();
      client.write('hello');
      await readBytes(server, 5);
      const [resetting, other] = from === 'client' ? [client, server] : [server, client];
      const ending = closing(other);
      other.resume();
      resetting.resetAndDestroy();
      expect(await ending).toBe('ECONNRESET');
    }
    await until(() => relay.readings().connections.open === 0);
    expect(relay.readings().phases.connect.cut).toBe(2);
  });

  test('lets a delayed reset overtake nothing', async () => {
    const { relay, target } = await between(undefined, { delayUs: { up: 5_000, down: 0 } });
    const client = openClient(relay.port);
    const server = await target.accepted();
    const received = readBytes(server, 5);
    const ending = closing(server);
    client.write('hello');
    await until(() => relay.readings().phases.connect.bytes.up.inner === 5);
    client.resetAndDestroy();
    expect(String(await received)).toBe('hello');
    expect(await ending).toBe('ECONNRESET');
  });

  test('ends the connection of a client whose target is not there, and counts it', async () => {
    const gone = await openTarget();
    await gone.close();
    const relay = await openRelay({ targetPort: gone.port, delayUs: STRAIGHT });
    onTestFinished(relay.close);
    const client = openClient(relay.port);
    expect(String(await readToEnd(client))).toBe('');
    // Though the client has not ended its own side.
    await until(() => relay.readings().connections.open === 0);
    client.destroy();
    expect(relay.readings().connections.failed).toEqual({ accept: 0, handshake: 0, target: 1 });
  });

  test('outlives a target that vanishes, and serves the next', async () => {
    const { relay, target } = await between(echo);
    const client = openClient(relay.port);
    client.write('hello');
    await readBytes(client, 5);
    const ending = closing(client);
    await target.close();
    client.end();
    client.resume();
    await ending;
    const next = openClient(relay.port);
    next.resume();
    await closing(next.end());
    await until(() => relay.readings().connections.open === 0);
    expect(relay.readings().connections).toMatchObject({ accepted: 2, failed: { target: 1 } });
  });

  test('closes every connection and leaves nothing behind', async () => {
    const target = await openTarget(echo);
    const before = countResources();
    const relay = await openRelay({ targetPort: target.port, delayUs: { up: 50_000, down: 50_000 } });
    const clients = [openClient(relay.port), openClient(relay.port), openClient(relay.port)];
    const endings = clients.map(closing);
    for (const client of clients) client.resume().write('on its way');
    await until(() => target.sockets.length === 3);
    await until(() => relay.readings().phases.connect.bytes.up.inner === 30);
    const closed = relay.close();
    for (const client of clients) client.end();
    await closed;
    await Promise.all(endings);
    await until(() => target.sockets.every((socket) => socket.readableEnded || socket.destroyed));
    for (const socket of target.sockets) socket.destroy();
    await until(() => target.sockets.every((socket) => socket.closed));
    await until(() => resourcesSince(before) === '');
    expect(relay.readings().connections.open).toBe(0);
    await target.close();
  });
});
