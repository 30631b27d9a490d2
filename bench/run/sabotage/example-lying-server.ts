import { Socket } from 'node:net';

/** Preloaded: the server follows another plan than the one it was given, and tells each event twice. */
if (process.argv[1]?.includes('server-process') === true) {
  // Gaps between events are drawn by it.
  const { log } = Math;
  Math.log = (value) => 2 * log(value);

  const write = Socket.prototype.write as (...args: unknown[]) => boolean;
  Socket.prototype.write = function twice(this: Socket, ...args: unknown[]): boolean {
    const isMeasured = String(args[0]).includes('"feed":"m"');
    if (isMeasured) write.apply(this, args);
    return write.apply(this, args);
  };
}
