import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { socketServer } from '../core/example-server.ts';
import { captureAvailable, startCapture } from './capture.ts';

const isAvailable = captureAvailable();
const REASON = 'tshark is missing or may not capture: apt-get install tshark, and run as root';
if (!isAvailable) console.warn(`skipped: ${REASON}`);

/** Answers the first bytes of each connection with `answer` and the end. */
async function serve(answer: Buffer): Promise<number> {
  const { port } = await socketServer((socket) => {
    socket.once('data', () => socket.end(answer));
  });
  return Number(port);
}

async function exchange(port: number, request: Buffer): Promise<void> {
  const socket: Socket = connect(port, '127.0.0.1');
  socket.resume();
  socket.write(request);
  await once(socket, 'close');
}

describe('a capture', () => {
  const temporary = mkdtempSync(join(tmpdir(), 'pushbench-test-'));
  beforeEach(({ skip }) => {
    skip(!isAvailable);
    vi.stubEnv('TMPDIR', temporary);
  });
  afterAll(() => {
    rmSync(temporary, { recursive: true });
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('holds every byte from its first moment to its last, by port and direction', async () => {
    const small = await serve(Buffer.alloc(7));
    const large = await serve(Buffer.alloc(1_234_567));
    const capture = await startCapture([small, large]);
    await exchange(small, Buffer.alloc(100));
    await exchange(small, Buffer.alloc(23));
    await exchange(large, Buffer.alloc(1));
    const { bytesByPort } = await capture.stop();
    expect(bytesByPort).toEqual(
      new Map([
        [small, { toPort: 123, fromPort: 14 }],
        [large, { toPort: 1, fromPort: 1_234_567 }],
      ]),
    );
  });

  test('leaves other ports out, and no file behind', async () => {
    const watched = await serve(Buffer.alloc(1));
    const other = await serve(Buffer.alloc(1));
    const capture = await startCapture([watched]);
    await exchange(other, Buffer.alloc(50));
    const { bytesByPort } = await capture.stop();
    expect(bytesByPort).toEqual(new Map([[watched, { toPort: 0, fromPort: 0 }]]));
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('that cannot begin says why', async () => {
    await expect(startCapture([70_000])).rejects.toThrow(/filter/i);
    expect(readdirSync(temporary)).toEqual([]);
  });
});
