import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import type { ConnectionLedger } from '../connection-account.ts';
import { connectionLedger, type WireProtocol } from './connection.ts';
import { STREAM_HEAD, SWITCHED, UPGRADE } from './example-http1.ts';
import { down, up, type Segment } from './example-session.ts';
import { totalBytes } from './ledger.ts';

const MIB = 1_048_576;
const PIECE = Buffer.alloc(16_384, 'x');
/** Held bytes would show as at least the payload of 64 MiB. */
const MOST_GROWTH = 48 * MIB;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const LENGTH = Buffer.alloc(8);
LENGTH.writeBigUInt64BE(BigInt(4 + 64 * MIB));

const GET = up('GET / HTTP/1.1\r\n\r\n');
const OPENINGS: readonly (readonly [string, WireProtocol, readonly Segment[]])[] = [
  ['a chunk of an event stream', { kind: 'http1' }, [GET, down(STREAM_HEAD, '4000005\r\n', 'data:')]],
  ['a WebSocket message', { kind: 'http1' }, [UPGRADE, SWITCHED, down('\u0081\u007f', LENGTH, 'a-1 ')]],
  ['a line', { kind: 'lines' }, [down('a-1 ')]],
];

function opened(protocol: WireProtocol, segments: readonly Segment[]): ConnectionLedger {
  const ledger = connectionLedger(protocol);
  for (const { direction, bytes } of segments) ledger.push(direction, bytes);
  return ledger;
}

function memory(): number {
  // Buffers are swept in the background: the second collection waits for the first one's sweep.
  collectGarbage();
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

describe('a payload of 64 MiB is counted as it streams by, none of it is kept', () => {
  test.each(OPENINGS)('in %s', (_, protocol, segments) => {
    const ledger = opened(protocol, segments);
    const before = memory();
    for (let sent = 0; sent < 64 * MIB; sent += PIECE.length) ledger.push('down', Buffer.from(PIECE));
    expect(memory() - before).toBeLessThan(MOST_GROWTH);
    expect(totalBytes(ledger.read(), { layer: 'payload' })).toBe(64 * MIB);
  });
});

test('a head of 10 MB is given up at 65,536 bytes', () => {
  const ledger = opened({ kind: 'http1' }, [up('GET / HTTP/1.1\r\nX: ')]);
  for (let sent = 0; sent < 10_000_000; sent += PIECE.length) ledger.push('up', PIECE);
  const { up: tallies, unaccounted } = ledger.read();
  expect(tallies.connect.layers['request-heads']).toBe(16);
  expect(unaccounted.map(({ reason }) => reason)).toEqual(['a head above 65,536 bytes']);
  expect(unaccounted[0]?.bytes).toBe(3 + Math.ceil(10_000_000 / PIECE.length) * PIECE.length);
});

test('requests that nobody answers are given up', () => {
  const ledger = opened(
    { kind: 'http1' },
    Array.from({ length: 10_001 }, () => GET),
  );
  ledger.push('up', GET.bytes);
  const [entry] = ledger.read().unaccounted;
  expect(entry).toMatchObject({ reason: 'requests that nobody answers', bytes: GET.bytes.length });
});
