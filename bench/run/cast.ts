import { connect } from 'node:net';
import type { Microseconds } from '../core/units.ts';
import { startChild, type Child } from './child.ts';
import type { ClientCalls } from './client-calls.ts';
import type { LinkCalls } from './link-calls.ts';
import type { PublisherCalls } from './publisher-calls.ts';
import type { ServerCalls } from './server-calls.ts';

/** The processes of one trial: fresh ones, for this trial alone. */
export type Cast = {
  readonly server: Child<ServerCalls>;
  readonly clients: readonly Child<ClientCalls>[];
  /** Where the scenario asks for a ledger, TLS or a delay. */
  readonly link: Child<LinkCalls> | undefined;
  /** Where events are posted to the server. */
  readonly publisher: Child<PublisherCalls> | undefined;
  kill(): void;
};

/** Who takes part beside the server and its clients. */
export type Others = {
  readonly link?: boolean;
  readonly publisher?: boolean;
  /** Whether clients are pages of a browser. */
  readonly browser?: boolean;
  /** Whether the server is not ours. */
  readonly foreign?: boolean;
};

export function startCast(drivers: number, others: Others = {}): Cast {
  const server =
    others.foreign === true
      ? standIn(startChild<ServerCalls>('foreign-process'))
      : startChild<ServerCalls>('server-process');
  const entry = others.browser === true ? 'browser-process' : 'client-process';
  const clients = Array.from({ length: drivers }, () => startChild<ClientCalls>(entry));
  const link = others.link === true ? startChild<LinkCalls>('link-process') : undefined;
  const publisher = others.publisher === true ? startChild<PublisherCalls>('publisher-process') : undefined;
  return {
    server,
    clients,
    link,
    publisher,
    kill() {
      for (const child of [server, ...clients, link, publisher]) child?.kill();
    },
  };
}

/** It has somebody's server to end before it ends itself: nobody may kill it before that is done. */
function standIn(child: Child<ServerCalls>): Child<ServerCalls> {
  let closing: Promise<unknown> | undefined;
  return {
    ...child,
    kill() {
      closing ??= child.call('close', undefined).catch(() => undefined);
    },
    async ended() {
      await closing;
      return child.ended();
    },
  };
}

/** Processes that can be stopped, whatever their clients do. */
type Dismissible = Pick<Cast, 'server'> & {
  readonly clients: readonly {
    call(name: 'close', argument: undefined): Promise<unknown>;
    ended(): Promise<boolean>;
  }[];
  readonly link?: Cast['link'];
  readonly publisher?: Cast['publisher'];
};

/**
 * Stops everything, clients and publisher first, then the link. Returns what was left behind that should not have been,
 * the server's port included, unless that belongs to somebody who goes on.
 */
export async function dismiss(
  { server, clients, link, publisher }: Dismissible,
  port: number | undefined,
): Promise<readonly string[]> {
  await Promise.all([publisher, ...clients].flatMap((child) => child?.call('close', undefined) ?? []));
  const clientsEnded = await Promise.all(clients.map((client) => client.ended()));
  const publisherEnded = (await publisher?.ended()) ?? true;
  const linkLeft = link === undefined ? [] : await dismissLink(link);
  const { connectionsLeft } = await server.call('close', undefined);
  const serverEnded = await server.ended();
  return [
    ...(clientsEnded.includes(false) ? ['a client process did not end by itself'] : []),
    ...(publisherEnded ? [] : ['the publisher process did not end by itself']),
    ...linkLeft,
    ...(serverEnded ? [] : ['the server process did not end by itself']),
    ...(connectionsLeft > 0 ? [`${connectionsLeft} connections were left open`] : []),
    ...(port !== undefined && (await answers(port)) ? [`port ${port} still answers`] : []),
  ];
}

async function dismissLink(link: Child<LinkCalls>): Promise<readonly string[]> {
  const { connectionsLeft } = await link.call('close', undefined);
  const ended = await link.ended();
  return [
    ...(ended ? [] : ['the link process did not end by itself']),
    ...(connectionsLeft > 0 ? [`the link left ${connectionsLeft} connections open`] : []),
  ];
}

function answers(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host: '127.0.0.1', port });
  socket.on('connect', () => {
    socket.destroy();
    resolve(true);
  });
  socket.on('error', () => {
    resolve(false);
  });
  return promise;
}

/** Rejects when something takes longer than it may, saying what. */
export async function within<Value>(
  capUs: Microseconds,
  what: string,
  promise: Promise<Value>,
): Promise<Value> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new Error(`${what} took longer than ${Math.round(capUs / 1_000_000)} s`));
  }, capUs / 1_000);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
