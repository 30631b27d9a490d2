import { connect } from 'node:net';
import type { Microseconds } from '../core/units.ts';
import { startChild, type Child } from './child.ts';
import type { ClientCalls } from './client-calls.ts';
import type { LinkCalls } from './link-calls.ts';
import type { ServerCalls } from './server-calls.ts';

/** The processes of one trial: fresh ones, for this trial alone. */
export type Cast = {
  readonly server: Child<ServerCalls>;
  readonly clients: readonly Child<ClientCalls>[];
  /** Where the scenario asks for a ledger, TLS or a delay. */
  readonly link: Child<LinkCalls> | undefined;
  kill(): void;
};

export function startCast(drivers: number, withLink = false): Cast {
  const server = startChild<ServerCalls>('server-process');
  const clients = Array.from({ length: drivers }, () => startChild<ClientCalls>('client-process'));
  const link = withLink ? startChild<LinkCalls>('link-process') : undefined;
  return {
    server,
    clients,
    link,
    kill() {
      for (const child of [server, ...clients, ...(link === undefined ? [] : [link])]) child.kill();
    },
  };
}

/** Stops everything, clients first, then the link. Returns what was left behind that should not have been. */
export async function dismiss({ server, clients, link }: Cast, port: number): Promise<readonly string[]> {
  await Promise.all(clients.map((client) => client.call('close', undefined)));
  const clientsEnded = await Promise.all(clients.map((client) => client.ended()));
  const linkLeft = link === undefined ? [] : await dismissLink(link);
  const { connectionsLeft } = await server.call('close', undefined);
  const serverEnded = await server.ended();
  return [
    ...(clientsEnded.includes(false) ? ['a client process did not end by itself'] : []),
    ...linkLeft,
    ...(serverEnded ? [] : ['the server process did not end by itself']),
    ...(connectionsLeft > 0 ? [`${connectionsLeft} connections were left open`] : []),
    ...((await answers(port)) ? [`port ${port} still answers`] : []),
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
