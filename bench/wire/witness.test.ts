import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_SERVE_OPTIONS } from '../core/serving.ts';
import { alpnOf } from '../link/alpn.ts';
import { captureAvailable, startCapture, type Captured } from '../link/capture.ts';
import { connectionLedger } from '../link/ledger/connection.ts';
import { totalBytes, wayUpBytes, type Ledger } from '../link/ledger/ledger.ts';
import { perDirection } from '../link/phase-meter.ts';
import { openRelay } from '../link/relay.ts';
import { readProfile } from '../profiles/profiles.ts';
import { wireProtocolOf } from '../run/dissection.ts';
import { ROW_IDS, rowOf, rowOver, type Row, type RowId } from '../transports.ts';
import { untilAtRest } from './rest.ts';
import { openStageAgent } from './stage-agent.ts';
import { openStageServer } from './stage-server.ts';

const AUTHORITY = '127.0.0.1:50000';
const MESSAGE = 'a message, with a comma';

/** Every row, those that run over either HTTP over both, each with TLS and without. */
const SUBJECTS: readonly Subject[] = ROW_IDS.flatMap((id) => {
  const versions = rowOf(id).overEither === true ? ([1, 2] as const) : ([null] as const);
  return versions.flatMap((http) =>
    [false, true].map((tls) => {
      const row = rowOver(id, http);
      const over = row.http === 'none' ? '' : ` over HTTP/${row.http}`;
      return { name: `${id}${over}${tls ? ' with TLS' : ''}`, row, id, tls };
    }),
  );
});

type Subject = { readonly name: string; readonly row: Row; readonly id: RowId; readonly tls: boolean };

const closers: (() => unknown)[] = [];

async function openCast({ row, id, tls }: Subject) {
  const path = `/${id}`;
  const server = await openStageServer({
    row,
    path,
    authority: AUTHORITY,
    serve: DEFAULT_SERVE_OPTIONS,
    bodyBytes: 100,
    firstSeq: 0,
  });
  closers.push(server.close);
  const relay = await openRelay({
    targetPort: server.port,
    delayUs: { up: 0, down: 0 },
    dissect: () => connectionLedger(wireProtocolOf(row)),
    ...(tls ? { tls: { alpn: alpnOf(row.http) } } : {}),
  });
  closers.push(relay.close);
  const connectAgent = async () => {
    const url = new URL(`http://${AUTHORITY}${path}`);
    const agent = await openStageAgent({ row, url, relay, profile: readProfile('chromium') });
    closers.push(agent.close);
    await agent.subscribe();
    return agent;
  };
  return { server, relay, connectAgent };
}

type Cast = Awaited<ReturnType<typeof openCast>>;

/** Three events down and three messages up, until everything is at rest; what the ledger has of it. */
async function exchanged({ server, relay, connectAgent }: Cast): Promise<Ledger | undefined> {
  const agent = await connectAgent();
  for (let event = 0; event < 3; event += 1) {
    const arrived = agent.arrival(1);
    server.publish();
    await Promise.all([arrived, agent.poll()]);
    expect(await agent.send(MESSAGE)).toBe(MESSAGE);
  }
  await untilAtRest(() => ({ client: agent.counts(), relay: relay.readings(), server: server.counts() }));
  return relay.readings().ledger;
}

describe.skipIf(!captureAvailable())('a packet capture of the same run', () => {
  type Seen = {
    readonly ledger: Ledger | undefined;
    readonly relayPort: number;
    readonly serverPort: number;
  };
  const seen = new Map<string, Seen>();
  let captured: Captured;

  // One capture for all: starting it takes far longer than what it is to see.
  async function captureAll(): Promise<Captured> {
    const casts = await Promise.all(
      SUBJECTS.map(async (subject) => ({ subject, cast: await openCast(subject) })),
    );
    const capture = await startCapture(casts.flatMap(({ cast }) => [cast.relay.port, cast.server.port]));
    for (const { subject, cast } of casts) {
      const ledger = await exchanged(cast);
      seen.set(subject.name, { ledger, relayPort: cast.relay.port, serverPort: cast.server.port });
    }
    // What a busy machine sends again is left out of these sums.
    return capture.stop();
  }

  beforeAll(async () => {
    // A capture that has lost packets, as one may on a busy machine, says so, and is no witness.
    captured = await captureAll().catch(captureAll).catch(captureAll);
  }, 180_000);

  afterAll(async () => {
    for (const close of closers.toReversed()) await close();
  });

  test.each(SUBJECTS)('finds the bytes that the ledger has of $name, with no difference', ({ name }) => {
    const { ledger, relayPort = NaN, serverPort = NaN } = seen.get(name) ?? {};
    if (ledger === undefined) throw new Error(`${name} was not seen`);
    expect(ledger.unaccounted).toEqual([]);
    const texts = { up: 3 * MESSAGE.length, down: 3 * MESSAGE.length };
    expect(perDirection((direction) => wayUpBytes(ledger, { direction, layer: 'payload' }))).toEqual(texts);
    expect(captured.bytesByPort.get(relayPort)).toEqual({
      toPort: totalBytes(ledger, { direction: 'up' }),
      fromPort: totalBytes(ledger, { direction: 'down' }),
    });
    const withoutTls = (direction: 'up' | 'down'): number =>
      totalBytes(ledger, { direction }) - totalBytes(ledger, { direction, layer: 'tls' });
    expect(captured.bytesByPort.get(serverPort)).toEqual({
      toPort: withoutTls('up'),
      fromPort: withoutTls('down'),
    });
  });
});
