import type { Socket } from 'node:net';
import type { Bytes } from '../core/units.ts';
import { DIRECTIONS, type Direction } from './ledger/dissector.ts';
import type { Ledger, Phase } from './ledger/ledger.ts';
import { perDirection, tlsBytes, type PhaseMeter } from './phase-meter.ts';

/** Books every byte of one connection, layer by layer. */
export type ConnectionLedger = {
  /** Plaintext that passed; what goes up passes before what answers it. */
  push(direction: Direction, bytes: Buffer): void;
  /** Adds what TLS took of the phase that is on. */
  addTls(direction: Direction, bytes: Bytes): void;
  enter(phase: Phase): void;
  /** No more bytes will come. */
  end(): void;
  read(): Ledger;
};

export type ConnectionAccount = {
  /** Plaintext that passed the client's socket, read up or written down. */
  pass(direction: Direction, bytes: Buffer): void;
  /** Books what has passed since the last time. */
  settle(meter: PhaseMeter): void;
};

/**
 * Counts one connection at its client's socket: the outer bytes as the socket counts them, the inner ones as they
 * are handed through. Between two settlings in the middle of a TLS record, its parts fall to different phases.
 */
export function connectionAccount(tcp: Socket, ledger: ConnectionLedger | undefined): ConnectionAccount {
  const passed = { up: 0, down: 0 };
  const settled = perDirection(() => ({ outer: 0, inner: 0 }));
  return {
    pass(direction, bytes) {
      passed[direction] += bytes.length;
      ledger?.push(direction, bytes);
    },
    settle(meter) {
      const outer = { up: tcp.bytesRead, down: tcp.bytesWritten };
      for (const direction of DIRECTIONS) {
        const before = settled[direction];
        // A socket that is cut forgets what it had still to write.
        const after = { outer: Math.max(before.outer, outer[direction]), inner: passed[direction] };
        const more = { outer: after.outer - before.outer, inner: after.inner - before.inner };
        settled[direction] = after;
        meter.bytes[direction].outer += more.outer;
        meter.bytes[direction].inner += more.inner;
        ledger?.addTls(direction, tlsBytes(more));
      }
    },
  };
}
