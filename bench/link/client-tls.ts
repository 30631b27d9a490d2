import type { Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { alpnProtocols, type Alpn } from './alpn.ts';

export type ClientTlsOptions = {
  readonly alpn: Alpn;
  /** Who is trusted, in PEM: a relay's own certificate. */
  readonly ca: string;
};

/**
 * TLS 1.3 over a TCP socket, connected or about to be, for whatever takes a socket: node:http's and node:http2's
 * `createConnection`, that of `ws`, or a bare client. Bytes are still counted on the socket beneath. Fails as a
 * socket does, by `error` and `close`: when the server's certificate is not trusted, too.
 */
export function clientTls(tcp: Socket, { alpn, ca }: ClientTlsOptions): TLSSocket {
  return connect({ socket: tcp, ca, ALPNProtocols: alpnProtocols(alpn), minVersion: 'TLSv1.3' });
}
