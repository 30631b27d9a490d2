import type { Socket } from 'node:net';
import type { Bytes } from '../core/units.ts';

export type SocketCounts = {
  readonly opened: number;
  readonly openMax: number;
  readonly open: number;
  /** On the TCP socket, below TLS, HTTP and WebSocket; TCP/IP headers are not in it. */
  readonly bytesRead: Bytes;
  readonly bytesWritten: Bytes;
};

export type SocketCounters = {
  /** To be given every socket once, as soon as it exists: before TLS, at the bottom. */
  watch(socket: Socket): void;
  counts(): SocketCounts;
};

/** Counts the connections and bytes of one process. What a socket wrote is what it was given to write. */
export function socketCounters(): SocketCounters {
  const open = new Set<Socket>();
  let opened = 0;
  let openMax = 0;
  let closedRead: Bytes = 0;
  let closedWritten: Bytes = 0;
  return {
    watch(socket) {
      opened += 1;
      open.add(socket);
      openMax = Math.max(openMax, open.size);
      socket.once('close', () => {
        open.delete(socket);
        closedRead += socket.bytesRead;
        closedWritten += socket.bytesWritten;
      });
    },
    counts() {
      let bytesRead = closedRead;
      let bytesWritten = closedWritten;
      for (const socket of open) {
        bytesRead += socket.bytesRead;
        bytesWritten += socket.bytesWritten;
      }
      return { opened, openMax, open: open.size, bytesRead, bytesWritten };
    },
  };
}
