import { httpClientOf } from '../../clients/http-client.ts';
import { derivedSeed, seededRandom } from '../core/random.ts';
import type { ReceiveContext, UserAgent } from '../core/receiving.ts';
import type { Microseconds } from '../core/units.ts';
import { countedHttp, type RequestTally } from '../measure/counted-http.ts';
import { quietHttp, type QuietHttp } from '../measure/quiet-http.ts';
import type { SocketCounters } from '../measure/socket-counters.ts';
import { fieldsFrom } from '../profiles/header-profile.ts';
import { outgoingFields } from '../profiles/outgoing-fields.ts';
import { readProfile } from '../profiles/profiles.ts';
import { rowOf, rowOver } from '../transports.ts';
import type { ClientSetup } from './client-calls.ts';
import { clientSockets } from './client-sockets.ts';
import { profiledHttp } from './profiled-http.ts';

/** A user agent by its number among all agents of a trial. */
export type NumberedAgent = {
  readonly number: number;
  readonly agent: UserAgent;
  /** Who subscribes in its place until the warm-up is over; absent where it does itself from the start. */
  readonly eager?: EagerAgent;
};

/** Polls oftener than the agent that it stands in for, over the same connections. */
export type EagerAgent = {
  readonly agent: UserAgent;
  /** Its own part of the HTTP of the agent. */
  readonly http: QuietHttp;
  readonly agentHttp: QuietHttp;
};

/** The user agents of one client process, all of one row, and what is counted of them. */
export type ClientAgents = {
  readonly agents: readonly NumberedAgent[];
  readonly tally: Readonly<RequestTally>;
  readonly sockets: SocketCounters;
  /** The HTTP of each agent. */
  readonly exchanges: readonly QuietHttp[];
  reconnects(): number;
};

/** `onResponseTime` is told how long each request took that did not bring a message. */
export async function openAgents(
  setup: ClientSetup,
  onResponseTime: (responseUs: Microseconds) => void,
): Promise<ClientAgents> {
  const { receive } = await rowOf(setup.row).receive();
  const url = new URL(setup.url);
  const version = rowOver(setup.row, setup.http).http === 2 ? 2 : 1;
  const openHttp = await httpClientOf(version);
  const profile = readProfile(setup.requestHeaders);
  const sockets = clientSockets(setup);
  const tally: RequestTally = { sent: 0, empty: 0, messages: 0 };
  const exchanges: QuietHttp[] = [];
  let reconnects = 0;

  function openAgent(number: number): NumberedAgent {
    const plain = openHttp({ url, openSocket: sockets.open, keepAlive: setup.keepAlive });
    const profiled = profiledHttp(plain, profile, { origin: url.origin, version });
    const http = quietHttp(countedHttp(profiled, tally, onResponseTime));
    exchanges.push(http);
    const context: ReceiveContext = {
      url,
      openSocket: sockets.open,
      http,
      handshakeHeaders: outgoingFields({}, fieldsFrom(url.origin, profile, 'websocket', 1)),
      options: setup.receive,
      random: seededRandom(derivedSeed(setup.seed, 'agent', number)),
      onRequest: () => (tally.sent += 1),
      onReconnect: () => (reconnects += 1),
    };
    const agent = receive(context);
    const { warmupPollUs: pollEveryUs } = setup;
    if (pollEveryUs === null) return { number, agent };
    const eagerHttp = quietHttp(http);
    const options = { ...setup.receive, pollEveryUs };
    return {
      number,
      agent,
      eager: {
        agent: receive({ ...context, http: eagerHttp, options }),
        http: eagerHttp,
        agentHttp: http,
      },
    };
  }

  return {
    agents: setup.agents.map(openAgent),
    tally,
    sockets: sockets.counters,
    exchanges,
    reconnects: () => reconnects,
  };
}
