import type { AddressInfo, Server } from 'node:net';
import type { Field, RequestKind } from '../field.ts';

/** A request's head as it came, nothing replaced. */
export type HeardHead = {
  readonly kind: RequestKind;
  readonly line?: string;
  readonly fields: readonly Field[];
};

/** A server that serves the page and notes the heads of what the page asks for. */
export type Listener = {
  readonly http: 1 | 2;
  readonly origin: string;
  readonly heads: readonly HeardHead[];
  close(): void;
};

/** Listens on a free port of 127.0.0.1. */
export async function listen(server: Server): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  server.listen(0, '127.0.0.1', () => {
    resolve(undefined);
  });
  await promise;
  return (server.address() as AddressInfo).port;
}
