import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { openRelay, type Relay, type RelayOptions } from './relay.ts';

/** A server for tests, and what it has accepted. */
export type Target = {
  readonly port: number;
  readonly sockets: readonly Socket[];
  /** The next connection that it accepts, or the first that nobody asked for yet. */
  accepted(): Promise<Socket>;
  close(): Promise<void>;
};

/** Listens on a free port; ends of its sockets are not answered unless `serve` does. */
export async function openTarget(serve: (socket: Socket) => void = () => undefined): Promise<Target> {
  const sockets: Socket[] = [];
  const unasked: Socket[] = [];
  const asking: ((socket: Socket) => void)[] = [];
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    socket.on('error', () => undefined);
    sockets.push(socket);
    serve(socket);
    const ask = asking.shift();
    if (ask === undefined) unasked.push(socket);
    else ask(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    sockets,
    accepted: () =>
      new Promise((resolve) => {
        const socket = unasked.shift();
        if (socket === undefined) asking.push(resolve);
        else resolve(socket);
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

export type Between = { readonly relay: Relay; readonly target: Target; close(): Promise<void> };

/** A target and a relay in front of it. */
export async function openBetween(
  serve?: (socket: Socket) => void,
  options: Partial<RelayOptions> = {},
): Promise<Between> {
  const target = await openTarget(serve);
  const relay = await openRelay({ targetPort: target.port, delayUs: { up: 0, down: 0 }, ...options });
  return {
    relay,
    target,
    async close() {
      await relay.close();
      await target.close();
    },
  };
}

/** Sends everything back as it comes, and the end too. */
export function echo(socket: Socket): void {
  socket.pipe(socket);
}

export function openClient(port: number): Socket {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true, allowHalfOpen: true });
  socket.on('error', () => undefined);
  return socket;
}

/** Everything up to the orderly end; rejects if there is none. */
export function readToEnd(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.once('end', () => {
    resolve(Buffer.concat(chunks));
  });
  socket.once('close', () => {
    reject(new Error('the connection was cut'));
  });
  return promise;
}

/** The next so many bytes; what comes with them is lost. */
export function readBytes(socket: Socket, count: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const closed = (): void => {
    reject(new Error('the connection was cut'));
  };
  socket.once('close', closed);
  socket.on('data', function take(chunk: Buffer) {
    chunks.push(chunk);
    const all = Buffer.concat(chunks);
    if (all.length < count) return;
    socket.off('data', take);
    socket.off('close', closed);
    resolve(all);
  });
  return promise;
}

/** How a connection ended: the code of its failure, or undefined when it had none. */
export function closing(socket: Socket): Promise<string | undefined> {
  let code: string | undefined;
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  socket.once('error', (error: NodeJS.ErrnoException) => {
    code = error.code;
  });
  socket.once('close', () => {
    resolve(code);
  });
  return promise;
}

/** Tries until it holds; for what other sockets and processes bring about in their own time. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
}
