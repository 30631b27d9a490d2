import { openPublisher, type Publisher } from '../foreign/publisher.ts';
import { postFeed } from './posting-publisher.ts';
import type { PublisherCalls } from './publisher-calls.ts';
import { answerCalls } from './remote-calls.ts';

let publisher: Publisher | undefined;

function opened(): Publisher {
  if (publisher === undefined) throw new Error('the publisher is not open yet');
  return publisher;
}

const channel = answerCalls({
  async open({ url, http }) {
    publisher = await openPublisher(new URL(url), http, { keepAlive: true });
  },
  feed: (run) => postFeed(run, opened().publish),
  close() {
    opened().close();
    setImmediate(() => {
      channel.leave();
    });
    return Promise.resolve();
  },
} satisfies PublisherCalls);
