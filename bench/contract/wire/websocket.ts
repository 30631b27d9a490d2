import { randomBytes } from 'node:crypto';
import { eventually } from '../expectation.ts';
import type { Subject } from '../subject.ts';
import { framesIn, type Frame } from './websocket-frames.ts';
import { rawExchange, type RawExchange } from './raw-exchange.ts';

/** A WebSocket spoken by hand, so that it can break the rules of RFC 6455. */
export type HandMadeWebSocket = {
  readonly connection: RawExchange;
  /** The head of the server's answer to the handshake. */
  readonly head: string;
  /** The server's frames that have come whole. */
  frames(): readonly Frame[];
};

export type Handshake = {
  /** Path and query; the feed's path when left out. */
  readonly target?: string;
  /** Whole field lines besides those of a handshake. */
  readonly fields?: readonly string[];
  readonly method?: string;
  readonly host?: string;
  readonly key?: string;
  readonly version?: string;
};

/** Resolves once the server has answered the handshake, whatever it answered. */
export async function openWebSocket(subject: Subject, how: Handshake = {}): Promise<HandMadeWebSocket> {
  const connection = rawExchange(subject, handshakeRequest(subject, how));
  const headEnd = (): number => connection.received.indexOf('\r\n\r\n');
  await eventually(
    'an answer to the handshake',
    () => headEnd() >= 0 || connection.over,
    () => connection.received,
  );
  return {
    connection,
    head: connection.received.slice(0, headEnd()),
    frames: () => framesIn(Buffer.from(connection.received.slice(headEnd() + 4), 'latin1')),
  };
}

/** The request of RFC 6455 §4.1. */
function handshakeRequest({ url }: Subject, how: Handshake): string {
  return [
    `${how.method ?? 'GET'} ${how.target ?? url.pathname} HTTP/1.1`,
    `Host: ${how.host ?? url.host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    `Sec-WebSocket-Version: ${how.version ?? '13'}`,
    `Sec-WebSocket-Key: ${how.key ?? randomBytes(16).toString('base64')}`,
    ...(how.fields ?? []),
    '\r\n',
  ].join('\r\n');
}

/** A field of a head, by its name as the server writes it. */
export function fieldIn(head: string, name: string): string | undefined {
  const prefix = `${name}: `;
  return head
    .split('\r\n')
    .find((line) => line.startsWith(prefix))
    ?.slice(prefix.length);
}

/** The payloads of the frames of one kind that have come. */
export function payloadsOf(socket: HandMadeWebSocket, opcode: number): readonly Buffer[] {
  return socket
    .frames()
    .filter((frame) => frame.opcode === opcode)
    .map(({ payload }) => payload);
}
