import type { Bytes } from '../core/units.ts';
import { histogram, type Histogram } from '../measure/histogram.ts';
import type { Direction, Pair } from './ledger/dissector.ts';

/** Bytes at the client's side of the relay. */
export type ByteCount = {
  /** On the TCP socket. */
  readonly outer: Bytes;
  /** Of plaintext. */
  readonly inner: Bytes;
};

/** What TLS took of them: handshake, record headers, tags. */
export function tlsBytes({ outer, inner }: ByteCount): Bytes {
  return outer - inner;
}

/** What a link did in one phase: plain data. */
export type PhaseReading = {
  readonly bytes: Pair<ByteCount>;
  /** How long each chunk was kept on purpose, in microseconds, encoded; empty where no delay was asked for. */
  readonly appliedDelay: Pair<string>;
  /**
   * What the relay itself cost each chunk, in microseconds, encoded: from having read it to having written it, less
   * the asked delay. The way through the kernel to the relay and on is not in it.
   */
  readonly transit: Pair<string>;
  /** How often reading stopped since too much waited: what came then was kept longer than the delay says. */
  readonly pauses: Pair<number>;
  /** Connections that ended other than by both sides' orderly end: of their last bytes the count is unsure. */
  readonly cut: number;
};

/** Adds up one phase. */
export type PhaseMeter = {
  readonly bytes: Pair<{ outer: Bytes; inner: Bytes }>;
  readonly appliedDelay: Pair<Histogram>;
  readonly transit: Pair<Histogram>;
  readonly pauses: Record<Direction, number>;
  cut: number;
};

export function phaseMeter(): PhaseMeter {
  return {
    bytes: perDirection(() => ({ outer: 0, inner: 0 })),
    appliedDelay: perDirection(histogram),
    transit: perDirection(histogram),
    pauses: perDirection(() => 0),
    cut: 0,
  };
}

export function readPhase({ bytes, appliedDelay, transit, pauses, cut }: PhaseMeter): PhaseReading {
  return {
    bytes: perDirection((direction) => ({ ...bytes[direction] })),
    appliedDelay: perDirection((direction) => appliedDelay[direction].encode()),
    transit: perDirection((direction) => transit[direction].encode()),
    pauses: { ...pauses },
    cut,
  };
}

/** What `of` says for each direction. */
export function perDirection<T>(of: (direction: Direction) => T): Record<Direction, T> {
  return { up: of('up'), down: of('down') };
}
