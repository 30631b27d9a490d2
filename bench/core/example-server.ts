import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createSocketServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Has a server listen on a free port until the test is over; returns its address. */
export async function listening(server: Server): Promise<URL> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    // Whoever is cut off has nobody to tell.
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const { promise, resolve } = Promise.withResolvers<undefined>();
  server.listen({ host: '127.0.0.1', port: 0 }, () => {
    resolve(undefined);
  });
  await promise;
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

export function httpServer(listener: RequestListener): Promise<URL> {
  return listening(createHttpServer(listener));
}

export function socketServer(onSocket: (socket: Socket) => void): Promise<URL> {
  return listening(createSocketServer(onSocket));
}

/** A server that answers `GET /` with this, and everything else with 404. */
export function declaringServer(capabilities: unknown, others: RequestListener = notFound): Promise<URL> {
  return httpServer((request, response) => {
    if (request.url !== '/') {
      others(request, response);
      return;
    }
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(capabilities));
  });
}

const notFound: RequestListener = (_, response) => {
  response.writeHead(404).end();
};
