import fc from 'fast-check';
import type { Span } from './annotation.ts';
import { connectionLedger, type WireProtocol } from './connection.ts';
import { DIRECTIONS, type Direction, type Pair } from './dissector.ts';
import type { Ledger } from './ledger.ts';

/** Bytes that pass in one direction, for tests. */
export type Segment = { readonly direction: Direction; readonly bytes: Buffer };

/** What passes on a connection, in the order in which it passes. */
export type Session = { readonly protocol: WireProtocol; readonly segments: readonly Segment[] };

export function up(...parts: readonly (string | Buffer)[]): Segment {
  return { direction: 'up', bytes: joined(parts) };
}

export function down(...parts: readonly (string | Buffer)[]): Segment {
  return { direction: 'down', bytes: joined(parts) };
}

function joined(parts: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
}

/** The ledger of a session that has come to its end. */
export function ledgerOf({ protocol, segments }: Session): Ledger {
  const ledger = connectionLedger(protocol);
  for (const { direction, bytes } of segments) ledger.push(direction, bytes);
  ledger.end();
  return ledger.read();
}

/** What each stretch of a session is, in the order on the wire. */
export function spansOf({ protocol, segments }: Session): Pair<readonly Span[]> {
  const spans: Pair<Span[]> = { up: [], down: [] };
  const ledger = connectionLedger(protocol, (direction, span) => spans[direction].push(span));
  for (const { direction, bytes } of segments) ledger.push(direction, bytes);
  ledger.end();
  for (const direction of DIRECTIONS) spans[direction].sort((one, other) => one.at - other.at);
  return spans;
}

export function bytesOf({ segments }: Session, direction: Direction): number {
  return segments
    .filter((segment) => segment.direction === direction)
    .reduce((sum, { bytes }) => sum + bytes.length, 0);
}

/** Cuts every segment after these lengths, over and over. */
export function cut(session: Session, lengths: readonly number[]): Session {
  let next = 0;
  const segments = session.segments.flatMap(({ direction, bytes }) => {
    const pieces: Segment[] = [];
    for (let from = 0; from < bytes.length;) {
      const end = Math.min(bytes.length, from + (lengths[next % lengths.length] ?? bytes.length));
      pieces.push({ direction, bytes: bytes.subarray(from, end) });
      from = end;
      next += 1;
    }
    return pieces;
  });
  return { ...session, segments };
}

/** The session as far as this many bytes of both directions together. */
export function truncated(session: Session, bytes: number): Session {
  let left = bytes;
  const segments = session.segments.map((segment) => {
    const kept = segment.bytes.subarray(0, left);
    left -= kept.length;
    return { ...segment, bytes: kept };
  });
  return { ...session, segments };
}

/** The session with one byte changed; `place` runs through all bytes of both directions. */
export function corrupted(session: Session, place: number, flip: number): Session {
  let before = 0;
  const segments = session.segments.map((segment) => {
    const bytes = Buffer.from(segment.bytes);
    const index = place - before;
    if (index >= 0 && index < bytes.length) bytes[index] = (bytes[index] ?? 0) ^ flip;
    before += bytes.length;
    return { ...segment, bytes };
  });
  return { ...session, segments };
}

export function totalLength({ segments }: Session): number {
  return segments.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

/** Lengths to cut at: often single bytes. */
export const cuts: fc.Arbitrary<readonly number[]> = fc.array(
  fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 40 })),
  { minLength: 1, maxLength: 20 },
);
