import { connect, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { httpClientOf } from '../../clients/http-client.ts';
import { EventLog } from '../core/event-log.ts';
import { seededRandom } from '../core/random.ts';
import { DEFAULT_RECEIVE_OPTIONS, type UserAgent } from '../core/receiving.ts';
import { DEFAULT_SERVE_OPTIONS } from '../core/serving.ts';
import { DEFAULT_DOOR, openDoor } from '../door/door.ts';
import { socketCounters } from '../measure/socket-counters.ts';
import { wireProtocolOf } from '../run/dissection.ts';
import { ROW_IDS, rowOf, type Row, type RowId } from '../transports.ts';
import { alpnOf } from './alpn.ts';
import { clientTls } from './client-tls.ts';
import { until } from './example-peers.ts';
import { connectionLedger } from './ledger/connection.ts';
import { totalBytes, totalEvents } from './ledger/ledger.ts';
import { tlsBytes } from './phase-meter.ts';
import { bytesIn, isBalanced, reconcile } from './reconcile.ts';
import { openRelay, type Relay } from './relay.ts';

const PATH = '/feed';
const SUBSCRIPTIONS = 3;
const NO_DELAY = { up: 0, down: 0 };

type How = { readonly tls: boolean; readonly delayUs?: typeof NO_DELAY; readonly keepAlive?: boolean };

type Cast = {
  readonly relay: Relay;
  readonly agent: UserAgent;
  /** The client's own sockets. */
  readonly sockets: ReturnType<typeof socketCounters>;
  publish(payload: string): void;
};

/** A server of the row, and a user agent of it whose connections go through a relay. */
async function castOf(row: Row, { tls, delayUs = NO_DELAY, keepAlive = true }: How): Promise<Cast> {
  const log = new EventLog({ maxEvents: 1_000, maxBytes: 1_048_576 });
  const { serve } = await row.serve();
  const half = serve({ log, options: DEFAULT_SERVE_OPTIONS, onCut: () => undefined });
  const door = await openDoor({ ...DEFAULT_DOOR, http: row.http }, new Map([[PATH, half]]), () => undefined);
  const alpn = alpnOf(row.http);
  const relay = await openRelay({
    targetPort: door.port,
    delayUs,
    dissect: () => connectionLedger(wireProtocolOf(row)),
    ...(tls ? { tls: { alpn } } : {}),
  });
  const sockets = socketCounters();
  const openSocket = (): Socket => {
    const tcp = connect({ host: '127.0.0.1', port: relay.port, noDelay: true });
    sockets.watch(tcp);
    return relay.ca === undefined ? tcp : clientTls(tcp, { alpn, ca: relay.ca });
  };
  const url = new URL(`http://127.0.0.1:${door.port}${PATH}`);
  const openHttp = await httpClientOf(row.http === 2 ? 2 : 1);
  const agent = (await row.receive()).receive({
    url,
    openSocket,
    http: openHttp({ url, openSocket, keepAlive }),
    options: { ...DEFAULT_RECEIVE_OPTIONS, pollEveryUs: 20_000 },
    random: seededRandom(1),
    onRequest: () => undefined,
    onReconnect: () => undefined,
  });
  onTestFinished(async () => {
    agent.close();
    await relay.close();
    await door.close();
  });
  return {
    relay,
    agent,
    sockets,
    publish(payload) {
      half.publish(log.append(payload));
    },
  };
}

async function subscribeAll(agent: UserAgent): Promise<readonly string[][]> {
  const received = Array.from({ length: SUBSCRIPTIONS }, (): string[] => []);
  await Promise.all(
    received.map((payloads) =>
      agent.subscribe({
        onEvent: (payload) => payloads.push(payload),
        onGap: () => undefined,
        onEnd({ message }) {
          throw new Error(message);
        },
      }),
    ),
  );
  return received;
}

const PAYLOADS = [1, 10, 100, 1_000, 20_000].map((bytes) => `{"n":"${'é'.repeat(bytes)}"}`);

const cases = ROW_IDS.flatMap((id) =>
  [false, true].map((tls): [RowId, string, boolean] => [id, tls ? ' over TLS' : '', tls]),
);

describe('a relay between both halves of a transport', () => {
  test.each(cases)('delivers %s%s verbatim, and every byte is accounted for', async (id, _over, tls) => {
    const { relay, agent, sockets, publish } = await castOf(rowOf(id), { tls });
    const received = await subscribeAll(agent);
    relay.phase('steady');
    for (const payload of PAYLOADS) publish(payload);
    await until(() => received.every((payloads) => payloads.length === PAYLOADS.length));
    expect(received).toEqual(received.map(() => PAYLOADS));
    // Pollers go on asking: it holds whenever nothing is on its way.
    await until(() => {
      const readings = relay.readings();
      const { bytesRead, bytesWritten } = sockets.counts();
      const agrees = bytesIn(readings, 'up').outer === bytesWritten;
      return agrees && bytesIn(readings, 'down').outer === bytesRead && isBalanced(reconcile(readings));
    });
    const { connections, phases } = relay.readings();
    expect(connections).toEqual({
      accepted: rowOf(id).connectionPer === 'agent' ? 1 : SUBSCRIPTIONS,
      open: rowOf(id).connectionPer === 'agent' ? 1 : SUBSCRIPTIONS,
      failed: { accept: 0, handshake: 0, target: 0 },
    });
    for (const { bytes } of [phases.connect, phases.steady]) {
      if (tls) expect(tlsBytes(bytes.down)).toBeGreaterThan(0);
      else expect([tlsBytes(bytes.up), tlsBytes(bytes.down)]).toEqual([0, 0]);
    }
    const { ledger } = relay.readings();
    if (ledger === undefined) throw new Error('the relay dissects nothing');
    const payloadBytes = PAYLOADS.reduce((sum, payload) => sum + Buffer.byteLength(payload), 0);
    expect(ledger.unaccounted).toEqual([]);
    expect(totalBytes(ledger, { layer: 'unaccounted' })).toBe(0);
    expect(totalEvents(ledger)).toBe(SUBSCRIPTIONS * PAYLOADS.length);
    expect(totalBytes(ledger, { layer: 'payload' })).toBe(SUBSCRIPTIONS * payloadBytes);
    relay.phase('teardown');
    agent.close();
    await until(() => relay.readings().connections.open === 0);
    expect(relay.readings().phases.steady.bytes.down).toEqual(phases.steady.bytes.down);
  });

  test.each(ROW_IDS)('delivers %s over TLS and with a delay', async (id) => {
    const { relay, agent, publish } = await castOf(rowOf(id), {
      tls: true,
      delayUs: { up: 2_000, down: 3_000 },
    });
    const received = await subscribeAll(agent);
    for (const payload of PAYLOADS) publish(payload);
    await until(() => received.every((payloads) => payloads.length === PAYLOADS.length));
    expect(received).toEqual(received.map(() => PAYLOADS));
    await until(() => isBalanced(reconcile(relay.readings())));
  });

  test.each([false, true])(
    'sees connections that carry one request each to their end: TLS %s',
    async (tls) => {
      const { relay, agent, sockets, publish } = await castOf(rowOf('polling'), { tls, keepAlive: false });
      const [payloads] = await subscribeAll(agent);
      relay.phase('steady');
      for (const payload of PAYLOADS) {
        const before = relay.readings().connections.accepted;
        publish(payload);
        await until(() => relay.readings().connections.accepted > before);
      }
      await until(() => payloads?.length === PAYLOADS.length);
      await until(() => {
        const readings = relay.readings();
        const { bytesRead, bytesWritten } = sockets.counts();
        const agrees = bytesIn(readings, 'up').outer === bytesWritten;
        return agrees && bytesIn(readings, 'down').outer === bytesRead && isBalanced(reconcile(readings));
      });
      expect(relay.readings().phases.steady.cut).toBe(0);
    },
  );
});
