import type { Bytes } from '../core/units.ts';
import { endpointOf } from '../core/endpoint.ts';
import { alpnOf } from '../link/alpn.ts';
import { rowOver } from '../transports.ts';
import { within, type Cast } from './cast.ts';
import type { ClientSetup } from './client-calls.ts';
import type { ServedAt, ServerSetup } from './server-calls.ts';
import { ANSWER_CAP_US, CONNECT_CAP_US } from './trial-caps.ts';
import * as planned from './trial-plan.ts';
import type { TrialPlan } from './trial-plan.ts';

type OpenCall = (name: 'open', setup: ServerSetup) => Promise<ServedAt>;

export function openServer(
  { server }: { readonly server: { readonly call: OpenCall } },
  { row, parameters }: TrialPlan,
): Promise<ServedAt> {
  return server.call('open', {
    server: parameters.server,
    row,
    http: parameters.http,
    serve: planned.serveOptionsOf(parameters),
    history: planned.historyOf(),
    keepAliveUs: planned.keepAliveUsOf(parameters),
    responseHeaders: parameters.responseHeaders,
    answerWorkUs: parameters.answerWorkUs,
    trigger: parameters.trigger,
  });
}

/** Tells whoever posts events where; nothing where the feed is the server's own. */
export async function openPublisher(
  { publisher }: Pick<Cast, 'publisher'>,
  { publishAt }: ServedAt,
): Promise<void> {
  if (publishAt !== null) await publisher?.call('open', publishAt);
}

/** Puts the link in front of the server, where there is one; tells where clients have to connect to. */
async function openPath({ link }: Cast, { row, parameters }: TrialPlan, url: URL): Promise<Path> {
  const serverPort = endpointOf(url).port;
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

export async function prepareClients(cast: Cast, plan: TrialPlan, { url }: ServedAt): Promise<void> {
  const { clients } = cast;
  const { row, parameters, seed } = plan;
  const path = await openPath(cast, plan, new URL(url));
  const numbers = Array.from({ length: parameters.agents }, (_, number) => number);
  await Promise.all(
    clients.map((client, driver) =>
      client.call('prepare', {
        row,
        http: parameters.http,
        ...path,
        requestHeaders: parameters.requestHeaders,
        url,
        agents: numbers.filter((number) => number % clients.length === driver),
        subscriptionsPerAgent: parameters.subscriptionsPerAgent,
        keepAlive: parameters.keepAlive,
        receive: planned.receiveOptionsOf(parameters),
        warmupPollUs: planned.warmupPollUs(plan),
        seed,
      }),
    ),
  );
}

/** The first subscriptions also pay for code that is loaded and compiled once; memory is counted from here on. */
const FIRST_PART = 0.2;

/** Connects all, and tells what one more subscription adds to the server's memory, where somebody can tell. */
export async function connectClients(
  { server, clients }: Cast,
  { parameters }: TrialPlan,
): Promise<Bytes | undefined> {
  const memoryAt = async (part: number): Promise<Bytes | null> => {
    const connecting = Promise.all(clients.map((client) => client.call('connect', { part })));
    await within(CONNECT_CAP_US, 'connecting', connecting);
    return within(ANSWER_CAP_US, 'reading the memory', server.call('memory', undefined));
  };
  const first = await memoryAt(FIRST_PART);
  const all = await memoryAt(1);
  if (first === null || all === null) return undefined;
  return (all - first) / (planned.subscriptionsOf(parameters) * (1 - FIRST_PART));
}
