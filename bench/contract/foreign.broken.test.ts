import type { RequestListener, ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { declaringServer } from '../core/example-server.ts';
import { attach } from '../foreign/server.ts';
import { CASES } from './cases.ts';
import { verifyServer } from './verify-server.ts';

/** What a server of one transport does beside declaring it. */
type Fake = {
  readonly transport: 'polling' | 'sse' | 'websocket';
  readonly feed: RequestListener;
  /** What each subscriber gets of an event; nothing, when it is left out. */
  readonly block?: string;
};

function fakeServer({ transport, feed, block }: Fake): Promise<URL> {
  const path = `/${transport}`;
  const subscribers: ServerResponse[] = [];
  let events = 0;
  return declaringServer(
    { pushbench: 1, name: 'fake', transports: { [transport]: { path } } },
    (request, response) => {
      if (request.url === '/publish') {
        request.resume();
        for (const subscriber of subscribers) if (block !== undefined) subscriber.write(block);
        events += 1;
        response.writeHead(204, { 'Event-Cursor': `e-${events}` }).end();
        return;
      }
      subscribers.push(response);
      feed(request, response);
    },
  );
}

const STREAM = { 'Content-Type': 'text/event-stream' };
const OPENING = 'retry: 10\nid: e-0\n\n';
const opened: RequestListener = (_, response) => response.writeHead(200, STREAM).write(OPENING);

const FAKES: readonly (readonly [what: string, fake: Fake, message: RegExp])[] = [
  [
    'has nothing where it declares a feed',
    { transport: 'polling', feed: (_, response) => response.writeHead(404).end() },
    /^the status of the answer to GET \/polling: expected .*, found "404"$/,
  ],
  [
    'answers polls without a cursor',
    { transport: 'polling', feed: (_, response) => response.writeHead(204).end() },
    /^nothing is a cursor: expected true, found false$/,
  ],
  [
    'has a page where it declares an event stream',
    {
      transport: 'sse',
      feed: (_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>'),
    },
    /^Content-Type: expected .*event-stream.*, found "text\/html"$/,
  ],
  [
    'takes no WebSocket handshake',
    { transport: 'websocket', feed: (_, response) => response.writeHead(200).end('hello') },
    /^the status of the answer to GET \/websocket with a WebSocket handshake: expected .*, found "200"$/,
  ],
  [
    'opens event streams without a cursor',
    { transport: 'sse', feed: (_, response) => response.writeHead(200, STREAM).write(': hello\n\n') },
    /^nothing is a cursor: expected true, found false$/,
  ],
  [
    'publishes to nobody',
    { transport: 'sse', feed: opened },
    /^expected within 1 s: an event that was published; found nothing$/,
  ],
  [
    'sends events of another form',
    { transport: 'sse', feed: opened, block: '{"event":"an event"}\n\n' },
    /^expected within 1 s: an event that was published; found nothing$/,
  ],
  [
    'sends something else than what was published',
    { transport: 'sse', feed: opened, block: 'id: e-1\ndata: 7\n\n' },
    /^expected within 1 s: an event that was published; found "7"$/,
  ],
];

describe('a server that', () => {
  test.each(FAKES)('%s is told so once, and of that transport nothing else', async (_, fake, message) => {
    const server = await attach(await fakeServer(fake));
    const [verdict] = await verifyServer(server, () => undefined, { patienceUs: 1_000_000 });
    const [declared, ...others] = verdict?.results ?? [];
    expect(declared).toEqual(
      expect.objectContaining({ state: 'failed', message: expect.stringMatching(message) as string }),
    );
    expect(declared?.case.rule).toBe(23);
    expect(others).toHaveLength(CASES.length - 1);
    expect(others.filter(({ state }) => state !== 'skipped')).toEqual([]);
  });
});
