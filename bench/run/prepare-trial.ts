import type { Bytes } from '../core/units.ts';
import { alpnOf } from '../link/alpn.ts';
import { rowOver } from '../transports.ts';
import { within, type Cast } from './cast.ts';
import type { ClientSetup } from './client-calls.ts';
import { pathOfRow } from './paths.ts';
import { ANSWER_CAP_US, CONNECT_CAP_US } from './trial-caps.ts';
import * as planned from './trial-plan.ts';
import type { TrialPlan } from './trial-plan.ts';

export function openServer(
  { server }: Cast,
  { row, parameters }: TrialPlan,
): Promise<{ readonly port: number }> {
  return server.call('open', {
    row,
    http: parameters.http,
    serve: planned.serveOptionsOf(parameters),
    history: planned.historyOf(),
    keepAliveUs: planned.keepAliveUsOf(parameters),
    responseHeaders: parameters.responseHeaders,
  });
}

/** Puts the link in front of the server, where there is one; tells where clients have to connect to. */
async function openPath({ link }: Cast, { row, parameters }: TrialPlan, serverPort: number): Promise<Path> {
  if (link === undefined) return { port: serverPort, tls: null };
  const alpn = alpnOf(rowOver(row, parameters.http).http);
  const { port, ca } = await link.call('open', {
    row,
    http: parameters.http,
    targetPort: serverPort,
    delayUs: { up: parameters.delayUpUs, down: parameters.delayDownUs },
    tls: parameters.tls ? alpn : null,
    ledger: parameters.ledger,
  });
  return { port, tls: ca === null ? null : { alpn, ca } };
}

type Path = Pick<ClientSetup, 'port' | 'tls'>;

export async function prepareClients(cast: Cast, plan: TrialPlan, serverPort: number): Promise<void> {
  const { clients } = cast;
  const { row, parameters, seed } = plan;
  const path = await openPath(cast, plan, serverPort);
  const numbers = Array.from({ length: parameters.agents }, (_, number) => number);
  await Promise.all(
    clients.map((client, driver) =>
      client.call('prepare', {
        row,
        http: parameters.http,
        ...path,
        requestHeaders: parameters.requestHeaders,
        url: `http://127.0.0.1:${serverPort}${pathOfRow(row)}`,
        agents: numbers.filter((number) => number % clients.length === driver),
        subscriptionsPerAgent: parameters.subscriptionsPerAgent,
        keepAlive: parameters.keepAlive,
        receive: planned.receiveOptionsOf(parameters),
        seed,
      }),
    ),
  );
}

/** The first subscriptions also pay for code that is loaded and compiled once; memory is counted from here on. */
const FIRST_PART = 0.2;

/** Connects all, and tells what one more subscription adds to the server's memory. */
export async function connectClients({ server, clients }: Cast, { parameters }: TrialPlan): Promise<Bytes> {
  const memoryAt = async (part: number): Promise<Bytes> => {
    const connecting = Promise.all(clients.map((client) => client.call('connect', { part })));
    await within(CONNECT_CAP_US, 'connecting', connecting);
    return within(ANSWER_CAP_US, 'reading the memory', server.call('memory', undefined));
  };
  const first = await memoryAt(FIRST_PART);
  const all = await memoryAt(1);
  return (all - first) / (planned.subscriptionsOf(parameters) * (1 - FIRST_PART));
}
