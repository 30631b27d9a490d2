import { createServer, type AddressInfo } from 'node:net';
import { EXIT, Failure, systemReason } from '../core/failure.ts';

/** Where a command's server is asked to listen. */
export const HOST = '127.0.0.1';

/** A port that nobody uses at this moment. */
export function freePort(): Promise<number> {
  return tryPort(0);
}

/** @throws Failure when somebody uses it. */
export async function expectFree(port: number): Promise<void> {
  await tryPort(port).catch((error: unknown) => {
    throw new Failure(
      `port ${port} of ${HOST} cannot be given to the server: ${systemReason(error)}; end what uses it, and try again`,
      EXIT.failed,
    );
  });
}

function tryPort(port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = createServer();
  server.on('error', reject);
  server.listen({ host: HOST, port, exclusive: true }, () => {
    const found = (server.address() as AddressInfo).port;
    server.close(() => {
      resolve(found);
    });
  });
  return promise;
}
