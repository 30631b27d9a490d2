import { connect as connectHttp2 } from 'node:http2';
import { eventually } from '../expectation.ts';
import type { Subject } from '../subject.ts';
import { rawExchange, type RawExchange } from './raw-exchange.ts';
import { openWebSocket } from './websocket.ts';

/** A subscriber that takes nothing more once it is subscribed; what the server sends stays with the server. */
export type SilentReader = {
  /** Reads on, so that it learns what has become of its connection. */
  readOn(): void;
  /** The server has ended the stream. */
  readonly over: boolean;
};

/** Resolves once the server has taken it for a subscriber. */
export async function openSilentReader(subject: Subject): Promise<SilentReader> {
  const { url, row } = subject;
  if (row.http === 2) return silentStream(subject);
  switch (row.framing) {
    case 'messages':
      return silenced((await openWebSocket(subject)).connection, /\r\n\r\n./s);
    case 'lines':
      return silenced(rawExchange(subject, 'now\n'), /\n/);
    case 'event-stream':
    case 'answers':
      return silenced(
        rawExchange(subject, `GET ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`),
        /\r\n\r\n./s,
      );
  }
}

async function silenced(connection: RawExchange, opening: RegExp): Promise<SilentReader> {
  await eventually(
    'a subscription',
    () => opening.test(connection.received),
    () => connection.received,
  );
  connection.pause();
  return {
    readOn: connection.readOn,
    get over() {
      return connection.over;
    },
  };
}

/** HTTP/2 keeps what is not read from being sent, for each stream (RFC 9113 §5.2). */
async function silentStream(subject: Subject): Promise<SilentReader> {
  const session = connectHttp2(subject.url.origin, { createConnection: () => subject.connect() });
  session.on('error', () => undefined);
  const stream = session.request({ ':path': subject.url.pathname });
  let subscribed = false;
  let over = false;
  stream.on('response', () => (subscribed = true));
  stream.on('error', () => undefined);
  stream.on('close', () => {
    over = true;
    session.close();
  });
  await eventually('a subscription', () => subscribed);
  return {
    readOn: () => stream.resume(),
    get over() {
      return over;
    },
  };
}
