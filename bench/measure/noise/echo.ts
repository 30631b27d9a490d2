import { createServer, type AddressInfo } from 'node:net';
import { parentPort } from 'node:worker_threads';

/** A thread's entry: echoes on a port of the loopback interface, which it tells. */
const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => undefined);
  socket.pipe(socket);
});
server.listen({ host: '127.0.0.1', port: 0 }, () => {
  parentPort?.postMessage((server.address() as AddressInfo).port);
});
