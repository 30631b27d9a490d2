import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { beforeEach, describe, expect, test } from 'vitest';
import { socketServer } from '../core/example-server.ts';
import { socketCounters, type SocketCounters } from './socket-counters.ts';

let url: URL;
let atServer: SocketCounters;
let atClient: SocketCounters;

beforeEach(async () => {
  atServer = socketCounters();
  atClient = socketCounters();
  url = await socketServer((socket) => {
    atServer.watch(socket);
    socket.pipe(socket);
  });
});

function open(): Socket {
  const socket = connect(Number(url.port), url.hostname);
  atClient.watch(socket);
  return socket;
}

/** Sends so many bytes, and waits until they have all come back. */
async function echo(socket: Socket, bytes: number): Promise<void> {
  let left = bytes;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  socket.on('data', function read(chunk: Buffer) {
    left -= chunk.length;
    if (left > 0) return;
    socket.off('data', read);
    resolve(undefined);
  });
  socket.write(Buffer.alloc(bytes));
  await promise;
}

async function end(socket: Socket): Promise<void> {
  const closed = once(socket, 'close');
  socket.end();
  await closed;
}

describe('socket counters', () => {
  test('count nothing before there is a socket', () => {
    expect(atClient.counts()).toEqual({ opened: 0, openMax: 0, open: 0, bytesRead: 0, bytesWritten: 0 });
  });

  test('count what was sent to the byte, on both sides, while connections are open', async () => {
    const [first, second] = [open(), open()];
    await Promise.all([echo(first, 7), echo(second, 300_000)]);
    const counts = { opened: 2, open: 2, openMax: 2, bytesRead: 300_007, bytesWritten: 300_007 };
    expect(atClient.counts()).toEqual(counts);
    expect(atServer.counts()).toEqual(counts);
    await Promise.all([end(first), end(second)]);
  });

  test('keep the bytes of connections that have closed, and the most that were open', async () => {
    const first = open();
    await echo(first, 10);
    await end(first);
    expect(atClient.counts()).toEqual({ opened: 1, open: 0, openMax: 1, bytesRead: 10, bytesWritten: 10 });
    const [second, third] = [open(), open()];
    await Promise.all([echo(second, 1), echo(third, 2)]);
    await end(second);
    expect(atClient.counts()).toEqual({ opened: 3, open: 1, openMax: 2, bytesRead: 13, bytesWritten: 13 });
    await end(third);
    expect(atClient.counts()).toMatchObject({ open: 0, bytesRead: 13, bytesWritten: 13 });
    const fourth = open();
    expect(atClient.counts()).toMatchObject({ opened: 4, open: 1, openMax: 2 });
    await end(fourth);
  });

  test('keep the bytes of a connection that was cut', async () => {
    const socket = open();
    await echo(socket, 25);
    const closed = once(socket, 'close');
    socket.destroy();
    await closed;
    expect(atClient.counts()).toEqual({ opened: 1, open: 0, openMax: 1, bytesRead: 25, bytesWritten: 25 });
  });

  test('count a connection that was given up before it came about', async () => {
    const socket = open();
    const closed = once(socket, 'close');
    socket.destroy();
    await closed;
    expect(atClient.counts()).toEqual({ opened: 1, open: 0, openMax: 1, bytesRead: 0, bytesWritten: 0 });
  });
});
