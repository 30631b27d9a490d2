import { describe, expect, onTestFinished, test } from 'vitest';
import { DEFAULT_SERVE_OPTIONS } from '../core/serving.ts';
import { alpnOf } from '../link/alpn.ts';
import { captureAvailable, startCapture } from '../link/capture.ts';
import { connectionLedger } from '../link/ledger/connection.ts';
import { totalBytes, wayUpBytes } from '../link/ledger/ledger.ts';
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
const SUBJECTS: readonly (readonly [name: string, row: Row, id: RowId, tls: boolean])[] = ROW_IDS.flatMap(
  (id) => {
    const versions = rowOf(id).overEither === true ? ([1, 2] as const) : ([null] as const);
    return versions.flatMap((http) =>
      [false, true].map((tls) => {
        const row = rowOver(id, http);
        const over = row.http === 'none' ? '' : ` over HTTP/${row.http}`;
        return [`${id}${over}${tls ? ' with TLS' : ''}`, row, id, tls] as const;
      }),
    );
  },
);

async function openCast(row: Row, id: RowId, tls: boolean) {
  const path = `/${id}`;
  const server = await openStageServer({
    row,
    path,
    authority: AUTHORITY,
    serve: DEFAULT_SERVE_OPTIONS,
    bodyBytes: 100,
    firstSeq: 0,
  });
  onTestFinished(server.close);
  const relay = await openRelay({
    targetPort: server.port,
    delayUs: { up: 0, down: 0 },
    dissect: () => connectionLedger(wireProtocolOf(row)),
    ...(tls ? { tls: { alpn: alpnOf(row.http) } } : {}),
  });
  onTestFinished(relay.close);
  const connectAgent = async () => {
    const url = new URL(`http://${AUTHORITY}${path}`);
    const agent = await openStageAgent({ row, url, relay, profile: readProfile('chromium') });
    onTestFinished(agent.close);
    await agent.subscribe();
    return agent;
  };
  return { server, relay, connectAgent };
}

describe.skipIf(!captureAvailable())('a packet capture of the same run', () => {
  test.each(SUBJECTS)(
    'finds the bytes that the ledger has of %s, with no difference',
    async (_, row, id, tls) => {
      const { server, relay, connectAgent } = await openCast(row, id, tls);
      const capture = await startCapture([relay.port, server.port]);
      const agent = await connectAgent();
      for (let event = 0; event < 3; event += 1) {
        const arrived = agent.arrival(1);
        server.publish();
        await Promise.all([arrived, agent.poll()]);
        expect(await agent.send(MESSAGE)).toBe(MESSAGE);
      }
      await untilAtRest(() => ({ client: agent.counts(), relay: relay.readings(), server: server.counts() }));
      const { ledger } = relay.readings();
      // What a busy machine sends again is left out of these sums.
      const { bytesByPort } = await capture.stop();
      expect(ledger?.unaccounted).toEqual([]);
      const texts = { up: 3 * MESSAGE.length, down: 3 * MESSAGE.length };
      expect(
        perDirection((direction) => ledger && wayUpBytes(ledger, { direction, layer: 'payload' })),
      ).toEqual(texts);
      expect(bytesByPort.get(relay.port)).toEqual({
        toPort: ledger && totalBytes(ledger, { direction: 'up' }),
        fromPort: ledger && totalBytes(ledger, { direction: 'down' }),
      });
      const withoutTls = (direction: 'up' | 'down'): number =>
        ledger === undefined
          ? NaN
          : totalBytes(ledger, { direction }) - totalBytes(ledger, { direction, layer: 'tls' });
      expect(bytesByPort.get(server.port)).toEqual({
        toPort: withoutTls('up'),
        fromPort: withoutTls('down'),
      });
    },
  );
});
