import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { nowUs } from '../../core/clock.ts';
import { EXIT, Failure, systemReason } from '../../core/failure.ts';
import type { Spread } from '../../core/laboratory.ts';
import type { Microseconds } from '../../core/units.ts';
import { spreadOf } from './spread.ts';

/** Until both sides' code is compiled. */
const WARM_UP_TRIPS = 50;
const PATIENCE_MS = 5_000;

/**
 * One byte after the other to another thread and back: what the kernel's network and waking a thread cost here.
 * @throws Failure when nobody may listen on the loopback interface, or nothing comes back
 */
export async function sampleRoundTrips(forUs: Microseconds): Promise<Spread> {
  // The sources run as they are; a packed install runs what was built from them.
  const worker = new Worker(new URL(`./echo${extname(import.meta.url)}`, import.meta.url));
  try {
    const [port] = (await once(worker, 'message')) as [number];
    return spreadOf(await roundTrips(connect({ host: '127.0.0.1', port, noDelay: true }), forUs));
  } catch (error) {
    throw new Failure(`nothing comes back from 127.0.0.1: ${systemReason(error)}; allow it`, EXIT.failed);
  } finally {
    await worker.terminate();
  }
}

async function roundTrips(socket: Socket, forUs: Microseconds): Promise<readonly Microseconds[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly Microseconds[]>();
  const tookUs: Microseconds[] = [];
  let left = WARM_UP_TRIPS;
  let endUs = Infinity;
  let sentUs = 0;
  function send(): void {
    sentUs = nowUs();
    socket.write('x');
  }
  socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('no answer within 5 s')));
  socket.on('error', reject);
  socket.on('connect', send);
  socket.on('data', () => {
    const receivedUs = nowUs();
    if (left > 0) left -= 1;
    else tookUs.push(receivedUs - sentUs);
    if (left === 0 && endUs === Infinity) endUs = receivedUs + forUs;
    if (receivedUs < endUs) send();
    else resolve(tookUs);
  });
  return promise.finally(() => socket.destroy());
}
