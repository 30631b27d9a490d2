import { DEFAULT_SERVE_OPTIONS } from '../core/serving.ts';
import type { Bytes } from '../core/units.ts';
import { alpnOf } from '../link/alpn.ts';
import { connectionLedger } from '../link/ledger/connection.ts';
import { totalRequests } from '../link/ledger/ledger.ts';
import { openRelay, type Relay } from '../link/relay.ts';
import { readProfile } from '../profiles/profiles.ts';
import { wireProtocolOf } from '../run/dissection.ts';
import { pathOfRow } from '../run/paths.ts';
import { ROW_IDS, rowOf, rowOver, type Row, type RowId } from '../transports.ts';
import { untilAtRest } from '../wire/rest.ts';
import { openStageAgent, type StageAgent } from '../wire/stage-agent.ts';
import { openStageServer, type StageServer } from '../wire/stage-server.ts';

/** A row as it is to be played: over which HTTP, with TLS or without. */
export type Part = { readonly name: string; readonly id: RowId; readonly row: Row; readonly tls: boolean };

/** Every row over each HTTP that it runs over, without TLS or with and without. */
export function partsOf({ tls }: { readonly tls: boolean }): readonly Part[] {
  return ROW_IDS.flatMap((id) => {
    const versions = rowOf(id).overEither === true ? ([1, 2] as const) : ([null] as const);
    return versions.flatMap((http) =>
      (tls ? [false, true] : [false]).map((secured) => {
        const row = rowOver(id, http);
        const over = row.http === 'none' ? '' : ` over HTTP/${row.http}`;
        return { name: `${id}${over}${secured ? ' and TLS' : ''}`, id, row, tls: secured };
      }),
    );
  });
}

/** Server, relay with a ledger, and one user agent that asks only when it is told to: all in this process. */
export type LocalCast = {
  readonly part: Part;
  readonly server: StageServer;
  readonly relay: Relay;
  /** Opens the agent and its subscription. */
  connect(onEvent?: (payload: string) => void): Promise<StageAgent>;
  close(): Promise<void>;
};

const BODY_BYTES: Bytes = 100;
/** As requests name it, whatever the port. */
const AUTHORITY = '127.0.0.1:50000';

export async function openLocalCast(part: Part): Promise<LocalCast> {
  const { row, id, tls } = part;
  const path = pathOfRow(id);
  const server = await openStageServer({
    row,
    path,
    authority: AUTHORITY,
    serve: DEFAULT_SERVE_OPTIONS,
    bodyBytes: BODY_BYTES,
    firstSeq: 0,
  });
  const relay = await openRelay({
    targetPort: server.port,
    delayUs: { up: 0, down: 0 },
    dissect: () => connectionLedger(wireProtocolOf(row)),
    ...(tls ? { tls: { alpn: alpnOf(row.http) } } : {}),
  });
  const url = new URL(`http://${AUTHORITY}${path}`);
  let agent: StageAgent | undefined;
  return {
    part,
    server,
    relay,
    async connect(onEvent = () => undefined) {
      agent = await openStageAgent({ row, url, relay, profile: readProfile('bare'), onEvent });
      await agent.subscribe();
      return agent;
    },
    async close() {
      agent?.close();
      await relay.close();
      await server.close();
    },
  };
}

/** What each party counted, until a moment at which nothing was on its way. */
export type Counted = {
  readonly client: { readonly read: Bytes; readonly written: Bytes; readonly requests: number };
  readonly server: { readonly read: Bytes; readonly written: Bytes; readonly requests: number };
  /** Request heads on the wire, by the ledger. */
  readonly requestsOnWire: number;
};

const EVENTS = 5;

/** Delivers some events, each asked for by itself where one has to ask. */
export async function deliverSome(cast: LocalCast): Promise<Counted> {
  const { server, relay } = cast;
  const agent = await cast.connect();
  for (let event = 0; event < EVENTS; event += 1) {
    const arrived = agent.arrival(1);
    server.publish();
    await Promise.all([arrived, agent.poll()]);
  }
  await untilAtRest(() => ({ client: agent.counts(), relay: relay.readings(), server: server.counts() }));
  const { ledger } = relay.readings();
  const [atClient, atServer] = [agent.counts(), server.counts()];
  return {
    client: { read: atClient.bytesRead, written: atClient.bytesWritten, requests: agent.requestsSent() },
    server: { read: atServer.bytesRead, written: atServer.bytesWritten, requests: server.requestsReceived() },
    requestsOnWire: ledger === undefined ? NaN : totalRequests(ledger),
  };
}
