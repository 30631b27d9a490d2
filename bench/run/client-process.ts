import { setTimeout as delay } from 'node:timers/promises';
import { nowUs } from '../core/clock.ts';
import { arrivalsOf, type Arrivals } from '../measure/arrivals.ts';
import { histogram } from '../measure/histogram.ts';
import { readProcess } from '../measure/process-meter.ts';
import { stallMeter } from '../measure/stall-meter.ts';
import { rowOf } from '../transports.ts';
import { atRest } from './at-rest.ts';
import { openAgents, type NumberedAgent } from './client-agents.ts';
import type { ClientCalls, ClientReading, ClientSetup } from './client-calls.ts';
import { connector } from './client-subscriptions.ts';
import { eagerSubscriptions } from './eager-subscriptions.ts';
import { reception, type Reception } from './reception.ts';
import { answerCalls } from './remote-calls.ts';
import { upstreamOf } from './upstream.ts';
import { windowReadings } from './window-readings.ts';

/** The user agents of one client process, and what comes in at them. */
async function openClients(setup: ClientSetup): Promise<Clients> {
  const times = { response: histogram(), connect: histogram() };
  let responsesInWindow = times.response;
  const stalls = stallMeter();
  const { agents, tally, sockets, exchanges, reconnects } = await openAgents(setup, (responseUs) => {
    times.response.record(responseUs);
  });
  const owners = agents.flatMap((agent) => new Array<NumberedAgent>(setup.subscriptionsPerAgent).fill(agent));
  const warmup = eagerSubscriptions();
  const received = reception(owners.length);
  const connect = connector({ owners, received, warmup, connectTime: times.connect });
  let arrivals: Arrivals | undefined;

  const readings = windowReadings(
    (): ClientReading => ({
      atUs: nowUs(),
      process: readProcess(),
      sockets: sockets.counts(),
      requestsSent: tally.sent,
      messagesPosted: tally.messages,
      emptyAnswers: tally.empty,
      delivered: received.current.counts().delivered,
    }),
    () => {
      times.response = responsesInWindow = histogram();
      stalls.restart();
    },
    () => {
      if (rowOf(setup.row).pattern === 'poll') times.response = histogram();
    },
  );
  return {
    received,
    connect: ({ part }) => connect(part),
    window(window) {
      readings.arrange(window);
      return Promise.resolve();
    },
    readings: async () => ({
      ...(await readings.finish()),
      deliveries: received.current.counts(),
      reconnects: reconnects(),
      arrivals: arrivals?.read() ?? null,
      quarters: received.current.quarters.map(({ expected, lateness }) => ({
        expected,
        lateness: lateness.encode(),
      })),
      service: received.current.service.encode(),
      responseTime: responsesInWindow.encode(),
      connectTime: times.connect.encode(),
      longestStallUs: stalls.longestUs(),
    }),
    expect({ feed, events, arrivals: noted }) {
      arrivals = noted ? arrivalsOf(events) : undefined;
      received.expect(feed, events, arrivals);
      return Promise.resolve();
    },
    endWarmup: warmup.end,
    upstream: upstreamOf(agents),
    sockets: sockets.counts,
    quiesce({ capUs }) {
      for (const http of exchanges) http.quiesce();
      const isPoller = rowOf(setup.row).pattern === 'poll';
      // What is held or streamed stays under way, and says nothing.
      return isPoller ? atRest(exchanges, capUs) : Promise.resolve();
    },
    close() {
      for (const { agent } of agents) agent.close();
    },
  };
}

type Clients = Pick<
  ClientCalls,
  'connect' | 'expect' | 'endWarmup' | 'upstream' | 'window' | 'readings' | 'sockets' | 'quiesce'
> & {
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
  expect: (expectation) => prepared().expect(expectation),
  endWarmup: () => prepared().endWarmup(),
  upstream: (run) => prepared().upstream(run),
  async awaitDelivery({ capUs }) {
    const { received } = prepared();
    await Promise.race([received.settled(), delay(capUs / 1_000, undefined, { ref: false })]);
    const ending = received.endings[0];
    if (ending !== undefined) throw new Error(`a subscription ended: ${ending}`);
    return received.current.counts();
  },
  window: (window) => prepared().window(window),
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
