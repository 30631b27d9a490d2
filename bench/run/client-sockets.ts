import { connect, type Socket } from 'node:net';
import { clientTls } from '../link/client-tls.ts';
import { socketCounters, type SocketCounters } from '../measure/socket-counters.ts';
import type { ClientSetup } from './client-calls.ts';

export type ClientSockets = { readonly counters: SocketCounters; open(): Socket };

/** Connections to the server, or to the link in front of it: counted at the bottom, below TLS. */
export function clientSockets({ url, port, tls }: Pick<ClientSetup, 'url' | 'port' | 'tls'>): ClientSockets {
  const counters = socketCounters();
  const host = new URL(url).hostname;
  return {
    counters,
    open() {
      const tcp = connect({ host, port, noDelay: true });
      counters.watch(tcp);
      return tls === null ? tcp : clientTls(tcp, tls);
    },
  };
}
