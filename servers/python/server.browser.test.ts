import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openAgentPage, type AgentPage } from '../../bench/browser/agent-page.ts';
import { BROWSER_TIMEOUT_MS, isMissing } from '../../bench/browser/example-browser.ts';
import { requireChromium } from '../../bench/browser/find-chromium.ts';
import { launch } from '../../bench/browser/launch.ts';
import { nowUs } from '../../bench/core/clock.ts';
import { encodeEvent } from '../../bench/core/event.ts';
import { declaredRows, type DeclaredRow } from '../../bench/foreign/declared-rows.ts';
import { openPublisher } from '../../bench/foreign/publisher.ts';
import { startServer } from '../../bench/foreign/start-server.ts';
import { COMMAND, obstacle } from './example-command.ts';

const why = obstacle();
if (why !== undefined) console.warn(why);

/** A path to a port that can be cut, as pages cannot be told to lose their connections. */
async function cuttablePath(port: number) {
  const sockets = new Set<Socket>();
  const server = createServer((incoming) => {
    const outgoing = connect(port, '127.0.0.1');
    for (const socket of [incoming, outgoing]) {
      sockets.add(socket.on('error', () => undefined).on('close', () => sockets.delete(socket)));
    }
    incoming.pipe(outgoing).pipe(incoming);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    close() {
      cut();
      server.close();
    },
  };
}

async function open() {
  const server = await startServer(COMMAND, { signal: new AbortController().signal });
  const path = await cuttablePath(Number(server.url.port));
  const publisher = await openPublisher(server.url, 1, { keepAlive: false });
  const browser = await launch(requireChromium(), {
    redirection: { from: server.url.host, to: `127.0.0.1:${path.port}` },
  });
  return {
    declared: declaredRows(server.url, server.capabilities),
    cut: path.cut,
    publisher,
    browser,
    async close() {
      await browser.close();
      publisher.close();
      path.close();
      await server.stop();
    },
  };
}

describe.skipIf(isMissing || why !== undefined)('pages of Chromium', { timeout: BROWSER_TIMEOUT_MS }, () => {
  let opened: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    opened = await open();
  }, BROWSER_TIMEOUT_MS);
  afterAll(() => opened.close(), BROWSER_TIMEOUT_MS);

  let published = 0;

  /** Publishes the next events of the measured feed; returns the last cursor. */
  async function publish(count: number): Promise<string> {
    let cursor = '';
    for (let left = count; left > 0; left -= 1) {
      const atUs = nowUs();
      const event = { feed: 'measured', dueUs: atUs, sentUs: atUs, body: 'ż'.repeat(9) } as const;
      cursor = await opened.publisher.publish(encodeEvent({ ...event, n: published++ }));
    }
    return cursor;
  }

  async function subscribed({ transport, url }: DeclaredRow, cursor: string): Promise<AgentPage> {
    const user = await opened.browser.openUser();
    onTestFinished(() => user.close());
    const page = await openAgentPage(user, transport, {
      url: url.href,
      options: { pollEveryMs: 40, pollSchedule: 'ticks', reconnectMs: 50, cursor },
      phasesMs: [5, 25],
    });
    await page.call('connect', 2);
    return page;
  }

  const received = (page: AgentPage, count: number): Promise<void> =>
    expect.poll(async () => (await page.call('notes')).deliveries.length, { timeout: 20_000 }).toBe(count);

  test.each(['polling', 'long-polling', 'sse'] as const)(
    'have every event of the server in Python once and in order by %s, and every echo, also over a cut',
    async (transport) => {
      const declared = opened.declared.find((one) => one.transport === transport);
      if (declared === undefined) throw new Error(`it declares no ${transport}`);
      const cursor = await publish(1);
      const first = published;
      await publish(2);
      const page = await subscribed(declared, cursor);
      await received(page, 4);
      await publish(2);
      await received(page, 8);
      opened.cut();
      await publish(3);
      await received(page, 14);
      const { messages } = await page.call('sendUp', {
        plan: {
          feed: 'measured',
          ratePerSecond: 200,
          arrival: 'constant',
          length: { events: 4 },
          bodyBytes: 40,
          seed: 1,
        },
        agent: 0,
        agents: 1,
        startMs: 0,
        capMs: 20_000,
      });
      expect(messages.map(({ echo }) => echo?.isSame)).toEqual([true, true, true, true]);
      const { deliveries, unknown, gaps, endings, reconnects } = await page.call('notes');
      for (const subscription of [0, 1]) {
        const numbers = deliveries.filter((one) => one.subscription === subscription).map((one) => one.n);
        expect(numbers).toEqual(Array.from({ length: 7 }, (_, n) => first + n));
      }
      expect({ unknown, gaps, endings }).toEqual({ unknown: 0, gaps: 0, endings: [] });
      // A browser asks again by itself where a connection that it kept fails.
      if (transport === 'sse') expect(reconnects).toBe(2);
    },
  );

  test('have all that the server in Python declares', () => {
    expect(opened.declared.map(({ name }) => name)).toEqual(['polling', 'long-polling', 'sse']);
  });
});
