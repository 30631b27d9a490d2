import { openBrowserClients, type BrowserClients } from './browser-clients.ts';
import type { ClientCalls } from './client-calls.ts';
import { answerCalls } from './remote-calls.ts';

let clients: BrowserClients | undefined;

function prepared(): BrowserClients {
  if (clients === undefined) throw new Error('the pages are not prepared yet');
  return clients;
}

const channel = answerCalls({
  async prepare(setup) {
    clients = await openBrowserClients(setup);
  },
  connect: (how) => prepared().connect(how),
  expect: (expectation) => prepared().expect(expectation),
  awaitDelivery: (how) => prepared().awaitDelivery(how),
  // Pages ask at one pace.
  endWarmup: () => Promise.resolve(),
  upstream: (run) => prepared().upstream(run),
  window: (window) => prepared().window(window),
  readings: () => prepared().readings(),
  // A browser's sockets are its own: the link in front of the server counts them.
  sockets: () => null,
  quiesce: (how) => prepared().quiesce(how),
  async close() {
    await prepared().close();
    setImmediate(() => {
      channel.leave();
    });
  },
} satisfies ClientCalls);
