import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A relay between clients and a server that can stop taking what the server sends. */
export type StallingRelay = {
  readonly port: number;
  stall(): void;
  flow(): void;
  close(): void;
};

const HOST = '127.0.0.1';

export async function openStallingRelay(serverPort: number): Promise<StallingRelay> {
  const clients = new Set<Socket>();
  const upstreams = new Set<Socket>();
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ host: HOST, port: serverPort, noDelay: true });
    pass(client, upstream, clients);
    pass(upstream, client, upstreams);
  });
  const { promise, resolve } = Promise.withResolvers<undefined>();
  server.listen({ host: HOST, port: 0 }, () => {
    resolve(undefined);
  });
  await promise;
  return {
    port: (server.address() as AddressInfo).port,
    stall() {
      for (const upstream of upstreams) upstream.pause();
    },
    flow() {
      for (const upstream of upstreams) upstream.resume();
    },
    close() {
      server.close();
      for (const socket of [...clients, ...upstreams]) socket.destroy();
    },
  };
}

function pass(from: Socket, to: Socket, open: Set<Socket>): void {
  open.add(from);
  from.on('data', (bytes: Buffer) => to.write(bytes));
  // Every failure ends in a close.
  from.on('error', () => undefined);
  from.on('close', () => {
    open.delete(from);
    to.destroySoon();
  });
}
