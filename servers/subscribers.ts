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
  add(stream: Stream): void;
  remove(stream: Stream): void;
  /** Writes to everybody whose buffer has room, cuts the others; returns to how many it wrote. */
  each(write: (stream: Stream) => unknown): number;
  close(end: (stream: Stream) => unknown): void;
};

/**
 * Those who hold a stream open: a slow reader is bounded by bytes and delays nobody, and each stream gives a sign
 * of life now and then.
 */
export function subscribers<Stream>(kind: StreamKind<Stream>): Subscribers<Stream> {
  const streams = new Set<Stream>();
  const each = (write: (stream: Stream) => unknown): number => {
    let written = 0;
    for (const stream of streams) {
      if (kind.bufferedBytes(stream) > kind.maxBufferedBytes) {
        streams.delete(stream);
        kind.cut(stream);
      } else {
        write(stream);
        written += 1;
      }
    }
    return written;
  };
  const heartbeat = setInterval(each, kind.heartbeatUs / 1_000, (stream: Stream) => kind.beat(stream));
  return {
    add(stream) {
      streams.add(stream);
    },
    remove(stream) {
      streams.delete(stream);
    },
    each,
    close(end) {
      clearInterval(heartbeat);
      for (const stream of streams) end(stream);
      streams.clear();
    },
  };
}
