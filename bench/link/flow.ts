import type { Socket } from 'node:net';
import { nowUs } from '../core/clock.ts';
import type { Bytes, Microseconds } from '../core/units.ts';
import type { OpenPassage, Passing } from './passage.ts';

/** One end of a relayed connection. */
export type End = {
  /** Where plaintext is read and written. */
  readonly stream: Socket;
  /** The TCP socket at the bottom: the same, unless TLS lies between. */
  readonly tcp: Socket;
};

export type FlowObserver = {
  onRead(bytes: Buffer): void;
  /** `transitUs` is what the relay itself took, from the read to the write's return. */
  onWritten(bytes: Buffer, transitUs: Microseconds): void;
  /** The source is not read for a while: too much waits for the destination. */
  onPause(): void;
};

export type Flow = {
  /** Bytes on their way: read by this process and not yet taken by the kernel for the destination. */
  readonly pendingBytes: Bytes;
};

/** What may wait for a destination; above it the source is not read. */
export const MAX_WAITING_BYTES: Bytes = 1_048_576;

/**
 * Copies one direction of a connection, chunk by chunk and in order, and passes on how it ends. Every end of the
 * source is told: an orderly one as such, any other as a reset.
 */
export function startFlow(
  source: End,
  destination: End,
  openPassage: OpenPassage,
  observer: FlowObserver,
): Flow {
  const passage = openPassage(handOn);

  function handOn(passing: Passing, askedUs: Microseconds): void {
    switch (passing.kind) {
      case 'data':
        write(passing.bytes, passing.readUs + askedUs);
        break;
      case 'end':
        // Nobody is left to read what this end still has to say.
        if (source.stream.destroyed) destination.stream.destroySoon();
        else destination.stream.end();
        break;
      case 'reset':
        if (!destination.tcp.destroyed) destination.tcp.resetAndDestroy();
        break;
    }
    resumeIfRoom();
  }

  function write(bytes: Buffer, fromUs: Microseconds): void {
    if (!destination.stream.writable) return;
    destination.stream.write(bytes);
    observer.onWritten(bytes, nowUs() - fromUs);
  }

  function isFull(): boolean {
    return passage.heldBytes + destination.stream.writableLength > MAX_WAITING_BYTES;
  }

  function resumeIfRoom(): void {
    if (source.stream.isPaused() && !isFull()) source.stream.resume();
  }

  source.stream.on('data', (bytes: Buffer) => {
    passage.take({ kind: 'data', bytes, readUs: nowUs() });
    observer.onRead(bytes);
    if (source.stream.isPaused() || !isFull()) return;
    source.stream.pause();
    observer.onPause();
  });
  onEnding(source, (kind) => {
    passage.take({ kind, readUs: nowUs() });
  });
  destination.stream.on('drain', resumeIfRoom);

  return {
    get pendingBytes() {
      return source.stream.readableLength + passage.heldBytes + destination.stream.writableLength;
    },
  };
}

/** Tells how a source ends. One that was never reached has nothing to reset. */
function onEnding({ stream, tcp }: End, tell: (kind: 'end' | 'reset') => void): void {
  let failed = false;
  let wasOpen = !tcp.connecting;
  tcp.once('connect', () => {
    wasOpen = true;
  });
  stream.on('error', () => {
    failed = true;
  });
  stream.once('end', () => {
    tell('end');
  });
  stream.once('close', () => {
    if (failed || !stream.readableEnded) tell(wasOpen ? 'reset' : 'end');
  });
}
