import { setTimeout as delay } from 'node:timers/promises';
import { httpClientOf } from '../../clients/http-client.ts';
import { nowUs } from '../core/clock.ts';
import { derivedSeed, seededRandom } from '../core/random.ts';
import type { UserAgent } from '../core/receiving.ts';
import type { Microseconds } from '../core/units.ts';
import { countedHttp, type RequestTally } from '../measure/counted-http.ts';
import { histogram } from '../measure/histogram.ts';
import { readProcess } from '../measure/process-meter.ts';
import { quietHttp, type QuietHttp } from '../measure/quiet-http.ts';
import { fieldsFrom } from '../profiles/header-profile.ts';
import { outgoingFields } from '../profiles/outgoing-fields.ts';
import { readProfile } from '../profiles/profiles.ts';
import { rowOf, rowOver } from '../transports.ts';
import type { ClientCalls, ClientReading, ClientSetup } from './client-calls.ts';
import { clientSockets } from './client-sockets.ts';
import { profiledHttp } from './profiled-http.ts';
import { reception, type Reception } from './reception.ts';
import { answerCalls } from './remote-calls.ts';
import { windowReadings } from './window-readings.ts';

/** Subscriptions that are asked for at the same time while connecting. */
const CONNECTING_AT_ONCE = 100;

/** The user agents of one client process, all of one row. */
async function openClients(setup: ClientSetup): Promise<Clients> {
  const { receive } = await rowOf(setup.row).receive();
  const url = new URL(setup.url);
  const version = rowOver(setup.row, setup.http).http === 2 ? 2 : 1;
  const openHttp = await httpClientOf(version);
  const profile = readProfile(setup.requestHeaders);
  const sockets = clientSockets(setup);
  const tally: RequestTally = { sent: 0, empty: 0 };
  const times = { response: histogram(), connect: histogram() };
  const exchanges: QuietHttp[] = [];
  let reconnects = 0;

  function openAgent(number: number): UserAgent {
    const plain = openHttp({ url, openSocket: sockets.open, keepAlive: setup.keepAlive });
    const counted = countedHttp(
      profiledHttp(plain, profile, { origin: url.origin, version }),
      tally,
      (responseUs) => {
        times.response.record(responseUs);
      },
    );
    const http = quietHttp(counted);
    exchanges.push(http);
    return receive({
      url,
      openSocket: sockets.open,
      http,
      handshakeHeaders: outgoingFields({}, fieldsFrom(url.origin, profile, 'websocket', 1)),
      options: setup.receive,
      random: seededRandom(derivedSeed(setup.seed, 'agent', number)),
      onRequest: () => (tally.sent += 1),
      onReconnect: () => (reconnects += 1),
    });
  }

  const agents = setup.agents.map(openAgent);
  const owners = agents.flatMap((agent) => new Array<UserAgent>(setup.subscriptionsPerAgent).fill(agent));
  const received = reception(owners.length);
  let connected = 0;

  async function subscribe(agent: UserAgent, subscription: number): Promise<void> {
    const askedUs = nowUs();
    await agent.subscribe(received.handlers(subscription));
    times.connect.record(nowUs() - askedUs);
  }

  async function connectUpTo(count: number): Promise<void> {
    while (connected < count) {
      const first = connected;
      connected = Math.min(count, first + CONNECTING_AT_ONCE);
      const batch = owners.slice(first, connected);
      await Promise.all(batch.map((agent, index) => subscribe(agent, first + index)));
    }
  }

  const readings = windowReadings(
    (): ClientReading => ({
      atUs: nowUs(),
      process: readProcess(),
      sockets: sockets.counters.counts(),
      requestsSent: tally.sent,
      emptyAnswers: tally.empty,
      delivered: received.current.counts().delivered,
    }),
    () => {
      times.response = histogram();
    },
  );
  return {
    received,
    connect: ({ part }) => connectUpTo(Math.round(part * owners.length)),
    window: readings.arrange,
    readings: async () => ({
      ...(await readings.finish()),
      deliveries: received.current.counts(),
      reconnects,
      lateness: received.current.lateness.encode(),
      service: received.current.service.encode(),
      responseTime: times.response.encode(),
      connectTime: times.connect.encode(),
    }),
    sockets: sockets.counters.counts,
    quiesce({ capUs }) {
      for (const http of exchanges) http.quiesce();
      const isPoller = rowOf(setup.row).pattern === 'poll';
      // What is held or streamed stays under way, and says nothing.
      return isPoller ? atRest(exchanges, nowUs() + capUs) : Promise.resolve();
    },
    close() {
      for (const agent of agents) agent.close();
    },
  };
}

async function atRest(exchanges: readonly QuietHttp[], untilUs: Microseconds): Promise<void> {
  while (exchanges.some(({ underWay }) => underWay > 0) && nowUs() < untilUs) await delay(1);
}

type Clients = Pick<ClientCalls, 'connect' | 'window' | 'readings' | 'sockets' | 'quiesce'> & {
  readonly received: Reception;
  close(): void;
};

let clients: Clients | undefined;

function prepared(): Clients {
  if (clients === undefined) throw new Error('the clients are not prepared yet');
  return clients;
}

const channel = answerCalls({
  async prepare(setup) {
    clients = await openClients(setup);
  },
  connect: (how) => prepared().connect(how),
  expect({ feed, events }) {
    prepared().received.expect(feed, events);
  },
  async awaitDelivery({ capUs }) {
    const { received } = prepared();
    await Promise.race([received.settled(), delay(capUs / 1_000, undefined, { ref: false })]);
    const ending = received.endings[0];
    if (ending !== undefined) throw new Error(`a subscription ended: ${ending}`);
    return received.current.counts();
  },
  window(window) {
    prepared().window(window);
  },
  readings: () => prepared().readings(),
  sockets: () => prepared().sockets(),
  quiesce: (how) => prepared().quiesce(how),
  close() {
    prepared().close();
    setImmediate(() => {
      channel.leave();
    });
    return Promise.resolve();
  },
} satisfies ClientCalls);
