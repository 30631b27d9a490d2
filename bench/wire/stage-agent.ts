import { connect, type Socket } from 'node:net';
import { httpClientOf } from '../../clients/http-client.ts';
import { EXIT, Failure } from '../core/failure.ts';
import { seededRandom } from '../core/random.ts';
import { DEFAULT_RECEIVE_OPTIONS } from '../core/receiving.ts';
import { alpnOf } from '../link/alpn.ts';
import { clientTls } from '../link/client-tls.ts';
import { countedHttp, type RequestTally } from '../measure/counted-http.ts';
import { socketCounters, type SocketCounts } from '../measure/socket-counters.ts';
import { fieldsFrom, type HeaderProfile } from '../profiles/header-profile.ts';
import { outgoingFields } from '../profiles/outgoing-fields.ts';
import { profiledHttp } from '../run/profiled-http.ts';
import type { Row } from '../transports.ts';
import { turnstile } from './turnstile.ts';

export type StageAgentOptions = {
  readonly row: Row;
  /** What its requests name. */
  readonly url: URL;
  /** Where its connections go. */
  readonly relay: { readonly port: number; readonly ca: string | undefined };
  readonly profile: HeaderProfile;
  /** Told of each event's payload. */
  readonly onEvent?: (payload: string) => void;
};

/** A user agent with one subscription that asks only when it is told to. */
export type StageAgent = {
  subscribe(): Promise<void>;
  /** Resolves once so many more events have come. */
  arrival(events: number): Promise<undefined>;
  /** Asks once, and resolves at the end of the answer; whoever never polls does nothing. */
  poll(): Promise<undefined>;
  /** Sends a line up, and resolves to its echo; rejects where the row has no way up. */
  send(line: string): Promise<string>;
  counts(): SocketCounts;
  /** Requests that it has sent, handshakes among them. */
  requestsSent(): number;
  close(): void;
};

const POLL_EVERY_US = 1_000;

/** The receiving half of a row, in this process. */
export async function openStageAgent(options: StageAgentOptions): Promise<StageAgent> {
  const { row, url, relay, profile, onEvent } = options;
  const version = row.http === 2 ? 2 : 1;
  const { receive } = await row.receive();
  const openHttp = await httpClientOf(version);
  const sockets = socketCounters();
  const over = Promise.withResolvers<never>();
  // Nobody may be waiting when it ends.
  over.promise.catch(() => undefined);
  let awaited = { events: 0, arrived: (): void => undefined };

  function openSocket(): Socket {
    const tcp = connect({ host: '127.0.0.1', port: relay.port, noDelay: true });
    sockets.watch(tcp);
    return relay.ca === undefined ? tcp : clientTls(tcp, { alpn: alpnOf(row.http), ca: relay.ca });
  }

  const plain = openHttp({ url, openSocket, keepAlive: true });
  const tally: RequestTally = { sent: 0, empty: 0, messages: 0 };
  const profiled = profiledHttp(plain, profile, { origin: url.origin, version });
  const http = turnstile(countedHttp(profiled, tally, () => undefined));
  const agent = receive({
    url,
    openSocket,
    http,
    handshakeHeaders: outgoingFields({}, fieldsFrom(url.origin, profile, 'websocket', 1)),
    options: { ...DEFAULT_RECEIVE_OPTIONS, pollEveryUs: POLL_EVERY_US },
    random: seededRandom(1),
    onRequest: () => (tally.sent += 1),
    onReconnect: () => undefined,
  });
  const poll = (): Promise<undefined> =>
    row.pattern === 'stream' ? Promise.resolve(undefined) : Promise.race([http.admit(), over.promise]);

  return {
    async subscribe() {
      const subscribed = agent.subscribe({
        onEvent(payload) {
          onEvent?.(payload);
          awaited.events -= 1;
          if (awaited.events === 0) awaited.arrived();
        },
        onGap: () => undefined,
        onEnd({ message }) {
          over.reject(new Failure(`the exchange ended early: ${message}`, EXIT.failed));
        },
      });
      await Promise.race([Promise.all([subscribed, poll()]), over.promise]);
    },
    arrival(events) {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      awaited = {
        events,
        arrived() {
          resolve(undefined);
        },
      };
      return Promise.race([promise, over.promise]);
    },
    poll,
    send: (line) => agent.send?.(line) ?? Promise.reject(new Error('this row has no way up')),
    counts: sockets.counts,
    requestsSent: () => tally.sent,
    close: agent.close,
  };
}
