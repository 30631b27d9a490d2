import type { Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { EventLog } from '../core/event-log.ts';
import { socketServer } from '../core/example-server.ts';
import { DEFAULT_SERVE_OPTIONS } from '../core/serving.ts';
import { DEFAULT_DOOR, openDoor } from '../door/door.ts';
import { rowOf, type RowId } from '../transports.ts';
import { comeAndGo, openSlowReaders } from './slow-readers.ts';

const STREAMS = ['sse', 'sse-h2', 'websocket', 'raw-tcp'] as const satisfies readonly RowId[];
/** More than any system keeps for a connection, in parts of a megabyte. */
const PARTS = 24;
const PART = 'x'.repeat(1_000_000);

async function serving(id: RowId) {
  const row = rowOf(id);
  const log = new EventLog({ maxEvents: 1, maxBytes: 1 });
  const counts = { cuts: 0, open: 0, opened: 0 };
  const onCut = (): number => (counts.cuts += 1);
  const half = (await row.serve()).serve({ log, options: DEFAULT_SERVE_OPTIONS, onCut });
  const door = await openDoor({ ...DEFAULT_DOOR, http: row.http }, new Map([['/feed', half]]), (socket) => {
    counts.open += 1;
    counts.opened += 1;
    socket.once('close', () => (counts.open -= 1));
  });
  onTestFinished(door.close);
  const url = new URL(`http://127.0.0.1:${door.port}/feed`);
  const publish = (): number => half.publish(log.append(PART));
  return { row, url, publish, counts };
}

describe('slow readers', () => {
  test.each(STREAMS)('of %s are subscribers, and take so little that the server cuts them', async (id) => {
    const { row, url, publish, counts } = await serving(id);
    const { close } = await openSlowReaders(row, url, 3);
    onTestFinished(close);
    expect(publish()).toBe(3);
    for (let part = 1; part < PARTS && counts.cuts < 3; part += 1) {
      publish();
      await new Promise(setImmediate);
    }
    expect(counts.cuts).toBe(3);
  });

  test.each(STREAMS)('of %s that come and go leave nothing', async (id) => {
    const { row, url, publish, counts } = await serving(id);
    await comeAndGo(row, url, 5);
    await expect.poll(() => counts).toEqual({ cuts: 0, open: 0, opened: 5 });
    expect(publish()).toBe(0);
  });

  test('that are not answered are an error, and none is left', async () => {
    const sockets = new Set<Socket>();
    const url = await socketServer((socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      socket.resume();
      if (sockets.size === 3) socket.resetAndDestroy();
    });
    const opening = openSlowReaders(rowOf('sse'), url, 3);
    await expect(opening).rejects.toThrow('ECONNRESET');
    await expect.poll(() => sockets.size).toBe(0);
  });
});
