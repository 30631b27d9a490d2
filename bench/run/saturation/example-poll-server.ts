import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PollTarget } from './poll-driver.ts';

/** A server for tests that answers as it is told. */
export type ExamplePollServer = {
  readonly url: URL;
  /** Requests received, and connections: ever opened, and open now. */
  readonly requests: () => number;
  readonly opened: () => number;
  readonly open: () => number;
  /** The bytes of every connection, in the order in which they came. */
  readonly heard: () => string;
  close(): Promise<void>;
};

export async function examplePollServer(answer: RequestListener): Promise<ExamplePollServer> {
  let requests = 0;
  let opened = 0;
  let open = 0;
  let heard = '';
  const server = createServer((request, response) => {
    requests += 1;
    answer(request, response);
  });
  server.on('connection', (socket) => {
    opened += 1;
    open += 1;
    socket.on('data', (chunk) => (heard += chunk.toString('latin1')));
    socket.on('close', () => (open -= 1));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}/polling?after=abcd-12`),
    requests: () => requests,
    opened: () => opened,
    open: () => open,
    heard: () => heard,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

export function examplePollTarget(url: URL, changes: Partial<PollTarget> = {}): PollTarget {
  return { url, fields: {}, connections: 3, timeoutUs: 2_000_000, ...changes };
}
