import { createServer as createHttp1Server } from 'node:http';
import { createServer as createHttp2Server, type ServerHttp2Session } from 'node:http2';
import { createServer as createSocketServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Failure, systemReason } from '../core/failure.ts';
import type { ServingHalf } from '../core/serving.ts';
import type { Microseconds } from '../core/units.ts';
import { gate, type GateOptions } from './gate.ts';
import { controlPlaces, type Control } from './places.ts';
import { reception, type AnswerFields, type Reception } from './reception.ts';
import { requestCounter, type RequestCounter } from './request-counter.ts';

export type DoorOptions = GateOptions & {
  readonly http: 1 | 2 | 'none';
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** How long an idle HTTP/1.1 connection is kept; must be above the clients' poll interval. */
  readonly keepAliveUs: Microseconds;
  /** What each answer carries besides, by its number from 0: as a proxy in front would add. */
  readonly answerFields: AnswerFields;
  /** Who is here and what is to be published; a door without it has no addresses but its halves'. */
  readonly control?: Control;
};

export type Door = {
  readonly port: number;
  readonly requests: RequestCounter;
  /** Ends every subscription, connection and the listening itself. */
  close(): Promise<void>;
};

/** Streams that one HTTP/2 connection may hold: far above the 100 that RFC 9113 §6.5.2 asks for at least. */
export const MAX_STREAMS_PER_CONNECTION = 1_000;

const BACKLOG = 4_096;
const HEADERS_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 10_000;
const CLOSING_GRACE_MS = 1_000;

export const DEFAULT_DOOR: DoorOptions = {
  http: 1,
  host: '127.0.0.1',
  port: 0,
  keepAliveUs: 75_000_000,
  allowedHosts: [],
  allowedOrigins: [],
  answerFields: () => [],
};

/**
 * The server around serving halves, each at its own path: listens, checks, counts, closes.
 * @throws Failure when the port is taken or may not be used; the halves are closed then.
 */
export async function openDoor(
  options: DoorOptions,
  halves: ReadonlyMap<string, ServingHalf>,
  onSocket: (socket: Socket) => void,
): Promise<Door> {
  const requests = requestCounter();
  const judge = gate(options, () => (server.address() as AddressInfo).port);
  const places = new Map([
    ...halves,
    ...(options.control === undefined ? [] : controlPlaces(options.control)),
  ]);
  const server = createServer(options, reception(places, judge, requests, options.answerFields), halves);
  const sockets = new Set<Socket>();
  const sessions = new Set<ServerHttp2Session>();
  server.on('session', (session: ServerHttp2Session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
  });
  server.on('connection', (socket: Socket) => {
    socket.setNoDelay(true);
    onSocket(socket);
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  try {
    await listen(server, options);
  } catch (error) {
    for (const half of halves.values()) half.close();
    throw error;
  }
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const half of halves.values()) half.close();
      // A socket under HTTP/2 does not know what its session still has to write.
      if (options.http === 2) for (const session of sessions) session.close();
      else for (const socket of sockets) socket.destroySoon();
      await Promise.race([closed, delay(CLOSING_GRACE_MS, undefined, { ref: false })]);
      for (const socket of sockets) socket.destroy();
      await closed;
      // A server is done with a connection a moment before its socket says that it is closed.
      await Promise.all(
        [...sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve))),
      );
    },
  };
}

function createServer(
  { http, keepAliveUs }: DoorOptions,
  { request, takesUpgrade, upgrade }: Reception,
  halves: ReadonlyMap<string, ServingHalf>,
): Server {
  switch (http) {
    case 1:
      return createHttp1Server(
        {
          keepAliveTimeout: keepAliveUs / 1_000,
          headersTimeout: HEADERS_TIMEOUT_MS,
          requestTimeout: REQUEST_TIMEOUT_MS,
          connectionsCheckingInterval: 1_000,
          // Unknown to Node before 24.9, where every offer of an upgrade that is not taken is refused.
          shouldUpgradeCallback: takesUpgrade,
        },
        request,
      ).on('upgrade', upgrade);
    case 2:
      return createHttp2Server({ settings: { maxConcurrentStreams: MAX_STREAMS_PER_CONNECTION } }, request)
        .on('sessionError', () => undefined)
        .on('session', (session) => session.on('error', () => undefined));
    case 'none':
      return createSocketServer((socket) => {
        for (const half of halves.values()) half.socket?.(socket);
      });
  }
}

/** What is wrong with a port; anything else is with the host. */
const PORT_ERRORS: readonly string[] = ['EADDRINUSE', 'EACCES'];

async function listen(server: Server, { host, port }: DoorOptions): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  server.once('error', (error: NodeJS.ErrnoException) => {
    const advice = PORT_ERRORS.includes(error.code ?? '') ? 'another port or 0' : 'another host';
    reject(new Failure(`cannot listen on ${host}:${port}: ${systemReason(error)}; choose ${advice}`));
  });
  server.listen({ host, port, backlog: BACKLOG }, () => {
    resolve(undefined);
  });
  await promise;
}
