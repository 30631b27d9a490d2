import { Socket } from 'node:net';

/** Preloaded: the server takes its time for each write, one after the other, so that a fast feed queues up. */
const WRITE_MS = 40;

if (process.argv[1]?.includes('server-process') === true) {
  const write = Socket.prototype.write as (...args: unknown[]) => boolean;
  let freeMs = 0;
  Socket.prototype.write = function queued(this: Socket, ...args: unknown[]): boolean {
    const nowMs = performance.now();
    freeMs = Math.max(freeMs, nowMs) + WRITE_MS;
    setTimeout(() => write.apply(this, args), freeMs - nowMs);
    return true;
  };
}
