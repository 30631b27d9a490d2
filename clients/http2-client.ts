import {
  connect,
  constants,
  type ClientHttp2Session,
  type IncomingHttpHeaders,
  type IncomingHttpStatusHeader,
} from 'node:http2';
import type { Socket } from 'node:net';
import type { HttpClient, HttpHead } from '../bench/core/http-client.ts';

export type Http2Options = { readonly url: URL; readonly openSocket: () => Socket };

/** HTTP/2 (RFC 9113) by node:http2: one session for everything that this user agent does. */
export function http2Client({ url, openSocket }: Http2Options): HttpClient {
  let session: ClientHttp2Session | undefined;

  function connected(): ClientHttp2Session {
    if (session === undefined || session.closed || session.destroyed) {
      session = connect(url.origin, { createConnection: openSocket });
      // Its streams end with it and say so themselves.
      session.on('error', () => undefined);
    }
    return session;
  }

  return {
    start({ method, path, headers = {}, body }, receiver) {
      let over = false;
      let failure: Error | undefined;
      let complete = false;
      const stream = connected().request({ ':method': method, ':path': path, ...headers });
      stream.setEncoding('utf8');
      stream.on('response', (received) => {
        if (!over) receiver.onHead(headOf(received));
      });
      stream.on('data', (text) => {
        if (!over) receiver.onText(String(text));
      });
      stream.on('end', () => {
        complete = true;
      });
      stream.on('error', (error) => {
        failure = error;
      });
      stream.on('close', () => {
        if (over) return;
        over = true;
        receiver.onEnd(complete ? undefined : (failure ?? new Error('the stream was cut')));
      });
      stream.end(body);
      return {
        abort() {
          over = true;
          stream.close(constants.NGHTTP2_CANCEL);
        },
      };
    },
    close() {
      session?.destroy();
    },
  };
}

function headOf(headers: IncomingHttpHeaders & IncomingHttpStatusHeader): HttpHead {
  return {
    status: headers[':status'] ?? 0,
    header(name) {
      const value = headers[name];
      return typeof value === 'string' ? value : value?.join(', ');
    },
  };
}
