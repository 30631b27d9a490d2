import type { Socket } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import type { Microseconds } from '../core/units.ts';
import { alpnProtocols, type Alpn } from './alpn.ts';
import { ownCertificate } from './certificate.ts';

export type TlsOptions = { readonly alpn: Alpn };

/** Ends TLS ahead of a server that speaks none, as a front proxy does. */
export type TlsFront = {
  /** Whom clients have to trust, in PEM. */
  readonly ca: string;
  /**
   * Shakes hands on an accepted TCP socket and hands over the plaintext. A client that does not get through the
   * handshake is disconnected, and nothing is called.
   */
  secure(tcp: Socket, onSecure: (stream: TLSSocket) => void): void;
};

const HANDSHAKE_CAP_US: Microseconds = 10_000_000;

export async function openTlsFront(
  { alpn }: TlsOptions,
  handshakeCapUs: Microseconds = HANDSHAKE_CAP_US,
): Promise<TlsFront> {
  const { cert, key } = await ownCertificate();
  const waiting = new Map<string, (stream: TLSSocket) => void>();
  const server = createServer({
    cert,
    key,
    minVersion: 'TLSv1.3',
    ALPNProtocols: alpnProtocols(alpn),
    handshakeTimeout: handshakeCapUs / 1_000,
  });
  server.on('secureConnection', (stream) => {
    // Node decides on half-open when it wraps the socket; until the handshake is through, an end is a failure.
    stream.allowHalfOpen = true;
    const join = waiting.get(peerOf(stream));
    if (join === undefined) stream.destroy();
    else join(stream);
  });
  server.on('tlsClientError', (_error, stream) => {
    stream.destroy();
  });
  return {
    ca: cert,
    secure(tcp, onSecure) {
      const peer = peerOf(tcp);
      waiting.set(peer, onSecure);
      tcp.once('close', () => waiting.delete(peer));
      tcp.allowHalfOpen = false;
      server.emit('connection', tcp);
    },
  };
}

/** Tells connections apart: the one that TLS hands back is not the one that it was given. */
function peerOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress ?? ''} ${remotePort ?? ''}`;
}
