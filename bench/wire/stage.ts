import { setTimeout as delay } from 'node:timers/promises';
import type { EachWay } from '../core/exchange.ts';
import type { Layer } from '../core/layers.ts';
import { DEFAULT_SERVE_OPTIONS, type ServeOptions } from '../core/serving.ts';
import type { Bytes } from '../core/units.ts';
import { alpnOf } from '../link/alpn.ts';
import { connectionLedger } from '../link/ledger/connection.ts';
import { byLayer, totalBytes, totalRequests } from '../link/ledger/ledger.ts';
import { perDirection } from '../link/phase-meter.ts';
import { openRelay, type Relay } from '../link/relay.ts';
import type { HeaderProfile } from '../profiles/header-profile.ts';
import { wireProtocolOf } from '../run/dissection.ts';
import { pathOfRow } from '../run/paths.ts';
import { rowOver, type Row, type RowId } from '../transports.ts';
import { ExchangeCut } from './exchange-cut.ts';
import { clientBytes, untilAtRest, type Counts } from './rest.ts';
import { openStageAgent, type StageAgent } from './stage-agent.ts';
import { openStageServer, type StageServer } from './stage-server.ts';
import { transcribedLedger, type Transcript } from './transcript.ts';

export type StageOptions = {
  readonly row: RowId;
  /** Null for the row's own. */
  readonly http: 1 | 2 | null;
  readonly tls: boolean;
  readonly profile: HeaderProfile;
  readonly bodyBytes: Bytes;
  /** The number in the cursor before the first event, 0 by default: its digits are bytes. */
  readonly firstSeq?: number;
  readonly serve?: Partial<ServeOptions>;
};

/** All that was counted until a moment at which nothing was on its way. */
export type StageReading = {
  readonly layers: EachWay<Readonly<Record<Layer, Bytes>>>;
  readonly counted: EachWay<Bytes>;
  readonly requests: number;
  /** Names the moment in the transcript. */
  readonly moment: number;
};

/**
 * One user agent with one subscription, a relay with a ledger, and a server, all in this process, where nothing
 * happens unless it is asked for. What is said is the same each time, to the byte and even in `Date`, but for random
 * values of fixed length: the WebSocket key and masks, and all that TLS makes up.
 */
export type Stage = {
  readonly row: Row;
  readonly transcript: Transcript;
  /** Publishes so many events and waits until they have come; pollers ask once, and find them all. */
  deliver(events: number): Promise<StageReading>;
  /** Pollers: asks once, and finds nothing. */
  pollInVain(): Promise<StageReading>;
  /** Sends a line up, and waits for its echo. */
  send(line: string): Promise<StageReading>;
  /** Streams: waits for a sign of life after a reading; `serve.heartbeatUs` has to make them frequent. */
  awaitHeartbeat(since: StageReading): Promise<StageReading>;
  /** What was counted until the subscription stood. */
  readonly connected: StageReading;
  /** Ends everything that was opened; the transcript stays. */
  close(): Promise<void>;
};

const PAUSE_MS = 1;
/** As long as most ports that a server is given, and always the same. */
const AUTHORITY = '127.0.0.1:50000';

/** @throws Failure when the subscription does not come about; nothing is left open then. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const closers: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    // What was opened last is closed first: the agent before the relay, the relay before the server.
    for (const end of closers.splice(0).reverse()) await end();
  };
  try {
    return { ...(await setUp(options, closers)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function setUp(options: StageOptions, closers: (() => unknown)[]): Promise<Omit<Stage, 'close'>> {
  const row = rowOver(options.row, options.http);
  const path = pathOfRow(options.row);
  const server = await openStageServer({
    row,
    path,
    authority: AUTHORITY,
    serve: { ...DEFAULT_SERVE_OPTIONS, ...options.serve },
    bodyBytes: options.bodyBytes,
    firstSeq: options.firstSeq ?? 0,
  });
  closers.push(server.close);
  const protocol = wireProtocolOf(row);
  const { ledger, transcript } = transcribedLedger(protocol);
  const ledgers = [ledger];
  const relay = await openRelay({
    targetPort: server.port,
    delayUs: { up: 0, down: 0 },
    // The transcript is of the connection that events come over, which is the first.
    dissect: () => ledgers.pop() ?? connectionLedger(protocol),
    ...(options.tls ? { tls: { alpn: alpnOf(row.http) } } : {}),
  });
  closers.push(relay.close);
  const url = new URL(`http://${AUTHORITY}${path}`);
  const agent = await openStageAgent({ row, url, relay, profile: options.profile });
  closers.push(agent.close);
  const cast = { server, relay, agent };
  const read: Read = async ({ connections }) => {
    const counts = (): Counts => uncutCounts(cast, connections);
    await untilAtRest(counts);
    return readingOf(counts(), transcript);
  };
  return { ...(await perform(cast, read, connectionsToSend(row))), row, transcript };
}

/** Reads what was counted, over as many connections as it should have taken until now. */
type Read = (expected: { readonly connections: number }) => Promise<StageReading>;

/** Over HTTP/1.1 an event stream keeps its connection busy: what is sent up takes another. */
function connectionsToSend({ framing, http }: Row): number {
  return framing === 'event-stream' && http === 1 ? 2 : 1;
}

type Cast = { readonly server: StageServer; readonly relay: Relay; readonly agent: StageAgent };

/** @throws ExchangeCut when a connection has ended, whose bytes will never add up. */
function uncutCounts({ server, relay, agent }: Cast, expected: number): Counts {
  const readings = relay.readings();
  const { accepted, open } = readings.connections;
  if (accepted !== expected || open < accepted) throw new ExchangeCut();
  return { client: agent.counts(), relay: readings, server: server.counts() };
}

function readingOf(counts: Counts, transcript: Transcript): StageReading {
  const { ledger } = counts.relay;
  if (ledger === undefined) throw new ExchangeCut();
  return {
    layers: perDirection((direction) => byLayer((layer) => totalBytes(ledger, { direction, layer }))),
    counted: clientBytes(counts),
    requests: totalRequests(ledger),
    moment: transcript.length,
  };
}

/** What can be asked for once the subscription stands. */
async function perform(
  { server, agent }: Cast,
  read: Read,
  connectionsToSend: number,
): Promise<Pick<Stage, 'connected' | 'deliver' | 'pollInVain' | 'send' | 'awaitHeartbeat'>> {
  const expected = { connections: 1 };
  await agent.subscribe();
  const connected = await read(expected);
  return {
    connected,
    async deliver(events) {
      const arrived = agent.arrival(events);
      for (let published = 0; published < events; published += 1) server.publish();
      await Promise.all([arrived, agent.poll()]);
      return read(expected);
    },
    async pollInVain() {
      await agent.poll();
      return read(expected);
    },
    async send(line) {
      await agent.send(line);
      expected.connections = connectionsToSend;
      return read(expected);
    },
    async awaitHeartbeat({ counted }) {
      while (agent.counts().bytesRead === counted.down) await delay(PAUSE_MS);
      return read(expected);
    },
  };
}
