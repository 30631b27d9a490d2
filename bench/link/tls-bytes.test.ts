import fc from 'fast-check';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import { clientTls } from './client-tls.ts';
import type { ConnectionLedger } from './connection-account.ts';
import { opaqueLedger } from './example-ledger.ts';
import { closing, echo, openBetween, openClient, readBytes, readToEnd, until } from './example-peers.ts';
import type { Direction } from './ledger/dissector.ts';
import { perDirection, tlsBytes } from './phase-meter.ts';
import { isBalanced, reconcile } from './reconcile.ts';
import { openRelay, type Relay } from './relay.ts';

/** RFC 8446 §5.1, §5.2: five bytes of header, a byte that tells the content, a tag of sixteen. */
const RECORD_OVERHEAD = 22;
/** An alert of two bytes in a record of its own (RFC 8446 §6.1). */
const CLOSE_NOTIFY = RECORD_OVERHEAD + 2;
const HEADER_BYTES = 5;
const APPLICATION_DATA = 23;

type Records = { readonly count: number; readonly plaintext: number; readonly outer: number };

/** Reads the records of an encrypted stream (RFC 8446 §5.1) as a ledger is fed it, cut anywhere. */
function recordReader(): ConnectionLedger & { records(direction: Direction): Records } {
  const streams = perDirection(() => Buffer.alloc(0));
  return {
    ...opaqueLedger(),
    push(direction, bytes) {
      streams[direction] = Buffer.concat([streams[direction], bytes]);
    },
    records(direction) {
      const stream = streams[direction];
      const found = { count: 0, plaintext: 0, outer: stream.length };
      let at = 0;
      while (at < stream.length) {
        const length = stream.readUInt16BE(at + 3);
        if (stream[at] === APPLICATION_DATA) {
          found.count += 1;
          found.plaintext += length + HEADER_BYTES - RECORD_OVERHEAD;
        }
        at += HEADER_BYTES + length;
      }
      expect(at).toBe(stream.length);
      return found;
    },
  };
}

type Setting = { readonly relay: Relay; readonly tcp: Socket; readonly client: TLSSocket };

/** A connected client of an echo behind TLS. */
async function openSetting(reader?: ConnectionLedger): Promise<Setting> {
  const { relay, close } = await openBetween(echo, { tls: { alpn: 'http/1.1' }, dissect: opaqueLedger });
  onTestFinished(close);
  let { port } = relay;
  if (reader !== undefined) {
    const tap = await openRelay({
      targetPort: relay.port,
      delayUs: { up: 0, down: 0 },
      dissect: () => reader,
    });
    onTestFinished(tap.close);
    ({ port } = tap);
  }
  const tcp = openClient(port);
  const client = clientTls(tcp, { alpn: 'http/1.1', ca: relay.ca ?? '' });
  client.on('error', () => undefined);
  client.write('hello');
  await readBytes(client, 5);
  return { relay, tcp, client };
}

describe('the bytes of TLS', () => {
  test('are 22 for each record that the stream holds, each way', async () => {
    const reader = recordReader();
    const { relay, client } = await openSetting(reader);
    const before = perDirection(reader.records);
    relay.phase('steady');
    const sizes = fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(sizes, async (pieces) => {
        const total = pieces.reduce((sum, size) => sum + size, 0);
        const echoed = readBytes(client, total);
        for (const size of pieces) client.write(Buffer.alloc(size));
        await echoed;
        const { bytes } = relay.readings().phases.steady;
        for (const direction of ['up', 'down'] as const) {
          const records = reader.records(direction);
          const count = records.count - before[direction].count;
          expect(bytes[direction].outer).toBe(records.outer - before[direction].outer);
          expect(bytes[direction].inner).toBe(records.plaintext - before[direction].plaintext);
          expect(tlsBytes(bytes[direction])).toBe(count * RECORD_OVERHEAD);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('are 22 for a message that fits into one record, and the client’s own socket agrees', async () => {
    const { relay, client, tcp } = await openSetting();
    const before = { up: tcp.bytesWritten, down: tcp.bytesRead };
    relay.phase('steady');
    const sizes = [1, 100, 1_000, 10_000];
    for (const size of sizes) {
      client.write('x'.repeat(size));
      await readBytes(client, size);
    }
    const inner = sizes.reduce((sum, size) => sum + size, 0);
    const { phases, ledger } = relay.readings();
    const { bytes } = phases.steady;
    expect(bytes.up).toEqual({ inner, outer: inner + RECORD_OVERHEAD * sizes.length });
    expect(bytes.up.outer).toBe(tcp.bytesWritten - before.up);
    expect(bytes.down.outer).toBe(tcp.bytesRead - before.down);
    expect(ledger?.up.steady.layers).toMatchObject({ payload: inner, tls: tlsBytes(bytes.up) });
    expect(isBalanced(reconcile(relay.readings()))).toBe(true);
  });

  test('are counted to the very end, with what TLS says while closing', async () => {
    const { relay, client, tcp } = await openSetting();
    relay.phase('teardown');
    client.end();
    await readToEnd(client);
    await until(() => relay.readings().connections.open === 0);
    const { phases, ledger } = relay.readings();
    const { connect, teardown } = phases;
    expect(teardown.bytes).toEqual({
      up: { outer: CLOSE_NOTIFY, inner: 0 },
      down: { outer: CLOSE_NOTIFY, inner: 0 },
    });
    expect(teardown.cut).toBe(0);
    expect(ledger?.up.teardown.layers).toMatchObject({ teardown: CLOSE_NOTIFY, tls: 0 });
    expect(connect.bytes.up.outer + CLOSE_NOTIFY).toBe(tcp.bytesWritten);
    expect(connect.bytes.down.outer + CLOSE_NOTIFY).toBe(tcp.bytesRead);
    expect(isBalanced(reconcile(relay.readings()))).toBe(true);
  });

  test('hold a handshake that failed', async () => {
    const { relay, close } = await openBetween(echo, { tls: { alpn: 'h2' }, dissect: opaqueLedger });
    onTestFinished(close);
    const client = openClient(relay.port);
    const ending = closing(client.resume());
    client.end('no TLS');
    await ending;
    await until(() => relay.readings().connections.open === 0);
    const readings = relay.readings();
    expect(readings.phases.connect.bytes.up).toEqual({ outer: 6, inner: 0 });
    expect(readings.ledger?.up.connect.layers.tls).toBe(6);
    expect(isBalanced(reconcile(readings))).toBe(true);
  });
});
