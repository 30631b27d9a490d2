import { connect, type Socket } from 'node:net';
import { httpClientOf } from '../../clients/http-client.ts';
import type { Cursor } from '../core/cursor.ts';
import { endpointOf } from '../core/endpoint.ts';
import { seededRandom } from '../core/random.ts';
import type { PollSchedule, UserAgent } from '../core/receiving.ts';
import type { Microseconds } from '../core/units.ts';
import { countedHttp, type RequestTally } from '../measure/counted-http.ts';
import type { Row } from '../transports.ts';
import { openReader, type Reader } from './reader.ts';

export type AgentOptions = {
  readonly pollEveryUs: Microseconds;
  readonly pollSchedule: PollSchedule;
  readonly keepAlive: boolean;
  /** Where its connections go, if not straight to the server. */
  readonly port: number;
};

/** A user agent of a row's receiving half whose connections can be counted and cut. */
export type Agent = {
  /** Resolves once the server has accepted the subscription. */
  subscribe(cursor?: Cursor): Promise<Reader>;
  /** Its connections that are open now. */
  readonly sockets: ReadonlySet<Socket>;
  counts(): { readonly opened: number; readonly requests: number; readonly reconnects: number };
  close(): void;
  /** Resets every connection and never comes back: what a server sees of a machine that went down. */
  vanish(): void;
};

export type OpenAgent = (options?: Partial<AgentOptions>) => Agent;

const POLL_EVERY_US = 10_000;
const RECONNECT_US = 10_000;
/** How long somebody's server makes clients wait is its own affair; no case has to wait as long. */
const LONGEST_RETRY_US = 20_000;
const SEED = 1;

/** Loads a row's receiving half. */
export async function agentsOf(row: Row, url: URL): Promise<OpenAgent> {
  const { receive } = await row.receive();
  const openHttp = await httpClientOf(row.http === 2 ? 2 : 1);
  const defaults: AgentOptions = {
    pollEveryUs: POLL_EVERY_US,
    pollSchedule: 'ticks',
    keepAlive: true,
    port: endpointOf(url).port,
  };
  return (options) => {
    const { pollEveryUs, pollSchedule, keepAlive, port } = { ...defaults, ...options };
    const sockets = trackedSockets(url, port);
    const tally: RequestTally = { sent: 0, empty: 0, messages: 0 };
    let reconnects = 0;
    const agent = receive({
      url,
      openSocket: sockets.open,
      http: countedHttp(openHttp({ url, openSocket: sockets.open, keepAlive }), tally, () => undefined),
      options: { pollEveryUs, pollSchedule, reconnectUs: RECONNECT_US, longestRetryUs: LONGEST_RETRY_US },
      random: seededRandom(SEED),
      onRequest: () => (tally.sent += 1),
      onReconnect: () => (reconnects += 1),
    });
    return {
      subscribe: (cursor) => openReader((handlers) => agent.subscribe(handlers, cursor)),
      sockets: sockets.current,
      counts: () => ({ opened: sockets.opened(), requests: tally.sent, reconnects }),
      close: agent.close,
      vanish() {
        vanish(agent, sockets.current);
      },
    };
  };
}

/** The connections end before the agent does, so that it can send no goodbye. */
function vanish(agent: UserAgent, sockets: ReadonlySet<Socket>): void {
  for (const socket of sockets) socket.resetAndDestroy();
  agent.close();
}

function trackedSockets(
  url: URL,
  port: number,
): { readonly current: ReadonlySet<Socket>; open(): Socket; opened(): number } {
  const current = new Set<Socket>();
  let opened = 0;
  return {
    current,
    opened: () => opened,
    open() {
      const socket = connect({ host: endpointOf(url).host, port, noDelay: true });
      opened += 1;
      current.add(socket);
      socket.once('close', () => current.delete(socket));
      return socket;
    },
  };
}
