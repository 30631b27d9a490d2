import { connect as connectHttp2, createServer as createHttp2Server } from 'node:http2';
import { connect, createServer, type Server } from 'node:net';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { eventStream } from '../../clients/event-stream.ts';
import { http1Client } from '../../clients/http1-client.ts';
import { listening } from '../core/example-server.ts';
import { DEFAULT_RECEIVE_OPTIONS } from '../core/receiving.ts';
import type { Field, RequestKind } from './field.ts';
import { fieldsFrom } from './header-profile.ts';
import { outgoingFields, type OutgoingFields } from './outgoing-fields.ts';
import { chromiumRecording, readProfile, type ProfileName } from './profiles.ts';
import { recordedHead } from './recording.ts';
import { SESSION_COOKIE } from './session-cookie.ts';

/** What clients believe to talk to. */
const URL_ASKED = new URL('http://127.0.0.1:8080');
const OFFER = 'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n';
const COOKIE_LINE_BYTES = 1_024;

async function portOf(server: Server): Promise<number> {
  return Number((await listening(server)).port);
}

/** The first head that a client sends over HTTP/1.1, when it connects to this port. */
async function headFrom(start: (port: number) => void): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const server = createServer((socket) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (!text.endsWith('\r\n\r\n')) return;
      resolve(text);
      socket.destroy();
    });
  });
  start(await portOf(server));
  return promise;
}

const outgoing = (profile: ProfileName, kind: RequestKind, own: OutgoingFields = {}) =>
  outgoingFields(own, fieldsFrom(URL_ASKED.origin, readProfile(profile), kind, 1));

/** What the project's own client makes of a GET. */
function headOfGet(
  path: string,
  profile: ProfileName,
  kind: RequestKind,
  own?: OutgoingFields,
): Promise<string> {
  const headers = Object.fromEntries(
    Object.entries(outgoing(profile, kind, own)).map(([name, value]) => [name, String(value)]),
  );
  return headFrom((port) => {
    const http = http1Client({
      url: URL_ASKED,
      openSocket: () => connect(port, '127.0.0.1'),
      keepAlive: true,
    });
    http.start(
      { kind: 'poll', method: 'GET', path, headers },
      { onHead: ignore, onText: ignore, onEnd: ignore },
    );
  });
}

function headOfWebSocket(path: string, profile: ProfileName): Promise<string> {
  return headFrom((port) => {
    const socket = new WebSocket(new URL(path, URL_ASKED), {
      createConnection: () => connect(port, '127.0.0.1'),
      perMessageDeflate: false,
      headers: outgoing(profile, 'websocket'),
    });
    socket.on('error', ignore);
  });
}

function ignore(): void {
  // The servers of this file answer nothing.
}

/** What the receiving half itself says in its request. */
function ownFieldsOfEventStream(): OutgoingFields {
  let own: OutgoingFields = {};
  const subscription = eventStream(
    {
      url: URL_ASKED,
      openSocket: () => connect(0),
      http: {
        start({ headers = {} }) {
          own = headers;
          return { abort: ignore };
        },
        close: ignore,
      },
      options: DEFAULT_RECEIVE_OPTIONS,
      random: () => 0,
      onRequest: ignore,
      onReconnect: ignore,
    },
    { onEvent: ignore, onGap: ignore, onEnd: ignore, onAccepted: ignore },
    undefined,
  );
  subscription.close();
  return own;
}

const POLL_PATH = '/'.padEnd(14, 'p');

describe('over HTTP/1.1', () => {
  test('a bare poll by Node is as short as it was once captured', async () => {
    expect((await headOfGet(POLL_PATH, 'bare', 'poll')).length).toBe(77);
  });

  test('a poll by Node with the profile has as many bytes as one by Chromium', async () => {
    const head = await headOfGet(POLL_PATH, 'chromium', 'poll');
    expect(head.length).toBe(541);
    expect(head).toContain('\r\nReferer: http://127.0.0.1:8080/\r\n');
  });

  test('an event stream does too, as its own fields give way to the profile’s', async () => {
    const own = ownFieldsOfEventStream();
    expect(Object.keys(own)).toEqual(['Accept', 'Cache-Control']);
    const head = await headOfGet('/sse', 'chromium', 'event-stream', own);
    expect(head.length).toBe(545);
    expect(head.match(/^(accept|cache-control):.*$/gim)).toEqual([
      'Cache-Control: no-cache',
      'Accept: text/event-stream',
    ]);
  });

  test('a WebSocket handshake lacks only the offer to compress', async () => {
    expect((await headOfWebSocket('/ws', 'chromium')).length).toBe(497 - OFFER.length);
    expect(OFFER.length).toBe(70);
  });

  test('the cookie is a line of 1,024 bytes, in every request', async () => {
    const poll = await headOfGet(POLL_PATH, 'chromium-cookie', 'poll');
    expect(poll.length).toBe(541 + COOKIE_LINE_BYTES);
    expect(poll).toContain(`\r\nCookie: ${SESSION_COOKIE}\r\n`);
    const handshake = await headOfWebSocket('/ws', 'chromium-cookie');
    expect(handshake.length).toBe(497 - OFFER.length + COOKIE_LINE_BYTES);
  });
});

/** The header list that a server decodes. */
async function decodedOverHttp2(profile: ProfileName, kind: RequestKind): Promise<readonly Field[]> {
  const { promise, resolve } = Promise.withResolvers<readonly string[]>();
  const server = createHttp2Server();
  server.on('session', (session) => {
    session.on('stream', (stream, _headers, _flags, rawHeaders) => {
      resolve(rawHeaders);
      stream.respond({ ':status': 204 }, { endStream: true });
    });
  });
  const session = connectHttp2(`http://127.0.0.1:${await portOf(server)}`);
  session.on('error', ignore);
  const fields = fieldsFrom(URL_ASKED.origin, readProfile(profile), kind, 2);
  session.request({ ':path': '/', ...outgoingFields({}, fields) });
  const raw = await promise;
  session.destroy();
  return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : []));
}

describe('over HTTP/2', () => {
  test.each(['poll', 'event-stream'] as const)(
    'a server decodes a %s by Node with the profile into what Chromium sent, in its order',
    async (kind) => {
      const recorded = recordedHead(chromiumRecording(), kind, 2).fields.filter(
        ([name]) => !name.startsWith(':') && name !== 'cookie' && name !== 'last-event-id',
      );
      const decoded = await decodedOverHttp2('chromium', kind);
      expect(decoded.filter(([name]) => !name.startsWith(':'))).toEqual(
        recorded.map(([name, value]) => [name, value.replace('{origin}', URL_ASKED.origin)]),
      );
    },
  );

  test('each cookie is a field of its own', async () => {
    const decoded = await decodedOverHttp2('chromium-cookie', 'poll');
    const crumbs = decoded.filter(([name]) => name === 'cookie').map(([, value]) => value);
    expect(crumbs.length).toBeGreaterThan(3);
    expect(crumbs.join('; ')).toBe(SESSION_COOKIE);
  });
});
