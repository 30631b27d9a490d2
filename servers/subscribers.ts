import type { Bytes, Microseconds } from '../bench/core/units.ts';

/** What differs between the kinds of streams. */
type StreamKind<Stream> = {
  readonly maxBufferedBytes: Bytes;
  readonly heartbeatUs: Microseconds;
  bufferedBytes(stream: Stream): Bytes;
  beat(stream: Stream): unknown;
  /** Ends a stream whose reader is too slow, at once: what waits for it is dropped, and it may resume. */
  cut(stream: Stream): void;
};

export type Subscribers<Stream> = {
  /** Takes a stream on; what already waits for it is the history that it asked for. */
  add(stream: Stream): void;
  remove(stream: Stream): void;
  /** Writes to one that is here, if its buffer has room, and cuts it otherwise; says whether it wrote. */
  one(stream: Stream, write: (stream: Stream) => unknown): boolean;
  /** As `one` to everybody; returns to how many it wrote. */
  each(write: (stream: Stream) => unknown): number;
  close(end: (stream: Stream) => unknown): void;
};

/**
 * Those who hold a stream open: a slow reader is bounded by bytes and delays nobody, and each stream gives a sign
 * of life now and then.
 */
export function subscribers<Stream>(kind: StreamKind<Stream>): Subscribers<Stream> {
  const streams = new Set<Stream>();
  const backlogs = backlogsOf<Stream>();
  const remove = (stream: Stream): void => {
    streams.delete(stream);
    backlogs.forget(stream);
  };
  const one = (stream: Stream, write: (stream: Stream) => unknown): boolean => {
    if (!streams.has(stream)) return false;
    const buffered = kind.bufferedBytes(stream);
    if (buffered > kind.maxBufferedBytes + backlogs.left(stream, buffered)) {
      remove(stream);
      kind.cut(stream);
      return false;
    }
    write(stream);
    return true;
  };
  const each = (write: (stream: Stream) => unknown): number => {
    let written = 0;
    for (const stream of streams) if (one(stream, write)) written += 1;
    return written;
  };
  const heartbeat = setInterval(each, kind.heartbeatUs / 1_000, (stream: Stream) => kind.beat(stream));
  return {
    add(stream) {
      streams.add(stream);
      backlogs.start(stream, kind.bufferedBytes(stream));
    },
    remove,
    one,
    each,
    close(end) {
      clearInterval(heartbeat);
      for (const stream of streams) {
        remove(stream);
        end(stream);
      }
    },
  };
}

/**
 * What is left of the history that streams asked for, which the cap does not count: whoever comes back from far
 * behind would otherwise be cut at the next event, again and again, and never catch up.
 */
function backlogsOf<Stream>(): {
  start(stream: Stream, bytes: Bytes): void;
  left(stream: Stream, buffered: Bytes): Bytes;
  forget(stream: Stream): void;
} {
  const bytesOf = new Map<Stream, Bytes>();
  return {
    start(stream, bytes) {
      if (bytes > 0) bytesOf.set(stream, bytes);
    },
    left(stream, buffered) {
      const before = bytesOf.get(stream);
      if (before === undefined) return 0;
      const left = Math.min(before, buffered);
      if (left === 0) bytesOf.delete(stream);
      else bytesOf.set(stream, left);
      return left;
    },
    forget(stream) {
      bytesOf.delete(stream);
    },
  };
}
