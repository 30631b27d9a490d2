import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openAgentPage } from '../browser/agent-page.ts';
import { BROWSER_TIMEOUT_MS, isMissing } from '../browser/example-browser.ts';
import { requireChromium } from '../browser/find-chromium.ts';
import { launch, type BrowserUser, type LaunchedBrowser } from '../browser/launch.ts';
import { nowUs } from '../core/clock.ts';
import type { FeedPlan } from '../core/feed.ts';
import { listening } from '../core/example-server.ts';
import { decodeHistogram } from '../measure/histogram.ts';
import type { Transport } from '../transports.ts';
import { upstreamOfPages } from './browser-upstream.ts';
import { openLimitServer, type LimitServer } from './page-trials/limit-server.ts';

const PLAN: FeedPlan = {
  feed: 'measured',
  ratePerSecond: 200,
  arrival: 'poisson',
  length: { events: 20 },
  bodyBytes: 40,
  seed: 7,
};
const OPTIONS = { pollEveryMs: 30_000, pollSchedule: 'ticks', reconnectMs: 30_000 } as const;

describe.skipIf(isMissing)('what pages send up', { timeout: BROWSER_TIMEOUT_MS }, () => {
  let server: LimitServer;
  let browser: LaunchedBrowser;

  beforeAll(async () => {
    server = await openLimitServer(2);
    browser = await launch(requireChromium(), { redirection: server.redirection });
  }, BROWSER_TIMEOUT_MS);
  afterAll(async () => {
    await browser.close();
    await server.close();
  }, BROWSER_TIMEOUT_MS);

  async function pageOf(transport: Transport, url: string, user: BrowserUser) {
    onTestFinished(() => user.close());
    const page = await openAgentPage(user, transport, { url, options: OPTIONS, phasesMs: [30_000, 30_000] });
    await page.call('connect', 2);
    return page;
  }

  /** One agent for each page. */
  const send = (pages: readonly Awaited<ReturnType<typeof pageOf>>[], capUs: number, plan = PLAN) =>
    upstreamOfPages(pages.map((page, number) => ({ number, page })))({
      plan,
      startUs: nowUs(),
      agents: pages.length,
      capUs,
    });

  test('goes over the connection of its streams or polls on HTTP/2, each message once, and all come back', async () => {
    const pages = await Promise.all(
      (['polling', 'long-polling', 'sse'] as const).map(async (transport) =>
        pageOf(transport, `${server.origin}/${transport}`, await browser.openUser()),
      ),
    );
    const outcome = await send(pages, 20_000_000);
    expect(outcome).toMatchObject({ sent: 20, echoed: 20, wrong: 0 });
    for (const key of ['sendDelay', 'echo', 'roundTrip'] as const) {
      expect(decodeHistogram(outcome[key]).count).toBe(20);
    }
    expect(server.counts().connections).toBe(pages.length);
    const notes = await Promise.all(pages.map((page) => page.call('notes')));
    expect(notes.map(({ deliveries, unknown, endings }) => [deliveries, unknown, endings])).toEqual(
      pages.map(() => [[], 0, []]),
    );
  });

  test('is given up when a page goes away meanwhile, which is said in one line', async () => {
    const user = await browser.openUser();
    const page = await pageOf('sse', `${server.origin}/sse`, user);
    const endless = { ...PLAN, ratePerSecond: 1 };
    const sending = expect(send([page], 60_000_000, endless)).rejects.toThrow(
      /^a page went away to about:blank$/,
    );
    await user.pages()[0]?.goto('about:blank');
    await sending;
  });

  test('is counted where it is refused, changed, cut off or never answered, and waited for no longer than the cap', async () => {
    const { origin } = await badServer();
    const outcomeAt = async (transport: Transport, path: string, capUs: number) =>
      send([await pageOf(transport, `${origin}/${path}`, await browser.openUser())], capUs);
    const longerThanTheTest = 1_000 * BROWSER_TIMEOUT_MS;
    const [refused, changed, cut, silent] = await Promise.all([
      outcomeAt('polling', 'refused', longerThanTheTest),
      outcomeAt('polling', 'changed', longerThanTheTest),
      outcomeAt('websocket', 'cut', longerThanTheTest),
      outcomeAt('polling', 'silent', 1_000),
    ]);
    expect(refused).toMatchObject({ sent: 20, echoed: 0, wrong: 0 });
    expect(changed).toMatchObject({ sent: 20, echoed: 0, wrong: 20 });
    expect(cut).toMatchObject({ sent: 20, echoed: 0, wrong: 0 });
    expect(silent).toMatchObject({ sent: 20, echoed: 0, wrong: 0, atOnce: 20 });
  });
});

const ANSWERS: Readonly<Record<string, readonly [status: number, text: string]>> = {
  '/refused': [500, 'no'],
  '/changed': [200, 'something else'],
};

/** Answers polls, and messages badly; a WebSocket it cuts off at the first of them. */
async function badServer(): Promise<URL> {
  const server = createServer(({ method, url = '' }, response) => {
    const [status, text] = ANSWERS[url] ?? [];
    if (method === 'GET') response.writeHead(204, { 'Event-Cursor': 'e-0' }).end();
    else if (status !== undefined) response.writeHead(status).end(text);
  });
  server.on('upgrade', ({ headers }, socket: Socket) => {
    // RFC 6455 §4.2.2.
    const accept = createHash('sha1')
      .update(`${String(headers['sec-websocket-key'])}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket.write(Buffer.concat([Buffer.from([0x81, 'head e-0'.length]), Buffer.from('head e-0')]));
    socket.once('data', () => socket.destroy());
  });
  return listening(server);
}
