import { createSecureServer, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import { ownCertificate } from '../../link/certificate.ts';
import type { Field } from '../field.ts';
import { listen, type HeardHead, type Listener } from './heard-head.ts';
import { EVENT_STREAM_BODY, kindOf, PAGE, PAGE_PATH } from './page.ts';

/** HTTP/2 over TLS, without which no browser speaks it; WebSocket by an extended CONNECT (RFC 8441). */
export async function openHttp2Listener(): Promise<Listener> {
  const heads: HeardHead[] = [];
  const sessions = new Set<ServerHttp2Session>();
  const server = createSecureServer({
    ...(await ownCertificate()),
    settings: { enableConnectProtocol: true },
  });
  server.on('session', (session) => {
    sessions.add(session);
    session.on('error', () => undefined);
    session.on('stream', (stream, headers, _flags, rawHeaders) => {
      stream.on('error', () => undefined);
      stream.resume();
      const target = headers[':path'] ?? '';
      const kind = kindOf(target);
      if (kind !== undefined) heads.push({ kind, fields: pairs(rawHeaders) });
      answer(stream, target);
    });
  });
  const port = await listen(server);
  return {
    http: 2,
    origin: `https://127.0.0.1:${port}`,
    heads,
    close() {
      server.close();
      for (const session of sessions) session.destroy();
    },
  };
}

function pairs(rawHeaders: readonly string[]): readonly Field[] {
  return rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as const] : [],
  );
}

function answer(stream: ServerHttp2Stream, target: string): void {
  switch (kindOf(target)) {
    case 'event-stream':
      stream.respond({ ':status': 200, 'content-type': 'text/event-stream' });
      stream.end(EVENT_STREAM_BODY);
      break;
    case 'websocket':
      stream.respond({ ':status': 403 }, { endStream: true });
      break;
    case 'poll':
    case 'message':
    case undefined:
      stream.respond({ ':status': 200, 'content-type': 'text/html' });
      stream.end(target === PAGE_PATH ? PAGE : '');
  }
}
