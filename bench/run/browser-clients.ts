import { openAgentPage, type AgentPage } from '../browser/agent-page.ts';
import { requireChromium } from '../browser/find-chromium.ts';
import { launch, type LaunchedBrowser } from '../browser/launch.ts';
import { nowUs } from '../core/clock.ts';
import { derivedSeed, seededRandom } from '../core/random.ts';
import { histogram } from '../measure/histogram.ts';
import { rowOf, transportOf } from '../transports.ts';
import { browserReadings, collect, type BrowserMoment, type NotedPage } from './browser-readings.ts';
import { upstreamOfPages } from './browser-upstream.ts';
import type { ClientCalls, ClientSetup, Expectation } from './client-calls.ts';
import { windowReadings } from './window-readings.ts';

/** The pages of one browser, each one user agent, and what comes in at them. */
export type BrowserClients = Pick<
  ClientCalls,
  'connect' | 'expect' | 'awaitDelivery' | 'upstream' | 'window' | 'readings' | 'quiesce' | 'close'
>;

/** Starts a browser and opens a page for each agent, in a context of its own: another user, with other connections. */
export async function openBrowserClients(setup: ClientSetup): Promise<BrowserClients> {
  const launched = await launch(requireChromium(), {
    redirection: { from: new URL(setup.url).host, to: `127.0.0.1:${setup.port}` },
  });
  const pages = await Promise.all(setup.agents.map((agent) => openAgent(launched, setup, agent)));
  const { subscriptionsPerAgent } = setup;
  const connectTime = histogram();
  let expectation: Expectation = { feed: 'probe', events: 0, arrivals: false };

  async function moment(): Promise<BrowserMoment> {
    const atUs = nowUs();
    const [usedUs, ...busyUs] = await Promise.all([launched.cpuUs(), ...pages.map((page) => page.busyUs())]);
    return { atUs, cpuUs: usedUs, busyUs };
  }

  const notedPages = (): Promise<readonly NotedPage[]> =>
    Promise.all(pages.map(async (page) => ({ clock: page.clock, notes: await page.call('notes') })));

  // What is wrong with a page is told by whoever waits for its events.
  const readings = windowReadings(
    () => moment().catch((): BrowserMoment => ({ atUs: nowUs(), cpuUs: 0, busyUs: pages.map(() => 0) })),
    () => undefined,
  );

  return {
    async connect({ part }) {
      const upTo = Math.round(part * pages.length * subscriptionsPerAgent);
      for (const [index, page] of pages.entries()) {
        const here = share(upTo, pages.length, index);
        for (const ms of await page.call('connect', here)) connectTime.record(Math.round(ms * 1_000));
      }
    },
    async expect(asked) {
      expectation = asked;
      const { feed, events } = asked;
      await Promise.all(pages.map((page) => page.call('expect', { feed, events })));
    },
    async awaitDelivery({ capUs }) {
      await Promise.all(pages.map((page) => page.call('settled', capUs / 1_000)));
      const noted = await notedPages();
      const ending = noted.flatMap(({ notes }) => notes.endings)[0];
      if (ending !== undefined) throw new Error(`a subscription ended: ${ending}`);
      return collect(noted, expectation, subscriptionsPerAgent).collected.counts();
    },
    upstream: upstreamOfPages(pages.map((page, index) => ({ page, number: setup.agents[index] ?? NaN }))),
    async window(window) {
      await Promise.all(pages.map((page) => page.call('restart')));
      readings.arrange(window);
    },
    async readings() {
      const { before, start, end, drained } = await readings.finish();
      const moments = { before: await before, start: await start, end: await end, drained: await drained };
      const { pattern } = rowOf(setup.row);
      const how = { expectation, subscriptionsPerPage: subscriptionsPerAgent, pattern, connectTime };
      return browserReadings(moments, await notedPages(), how);
    },
    async quiesce() {
      // What is held or streamed stays under way, and says nothing.
      if (rowOf(setup.row).pattern === 'poll') await Promise.all(pages.map((page) => page.call('close')));
    },
    close: launched.close,
  };
}

async function openAgent(
  { openUser }: LaunchedBrowser,
  { row, url, tls, receive, subscriptionsPerAgent, seed }: ClientSetup,
  agent: number,
): Promise<AgentPage> {
  const transport = transportOf(rowOf(row));
  if (transport === undefined) throw new Error(`no page speaks ${rowOf(row).title}`);
  const random = seededRandom(derivedSeed(seed, 'agent', agent));
  const pollEveryMs = receive.pollEveryUs / 1_000;
  return openAgentPage(await openUser(), transport, {
    url: tls === null ? url : url.replace('http:', 'https:'),
    options: { pollEveryMs, pollSchedule: receive.pollSchedule, reconnectMs: receive.reconnectUs / 1_000 },
    phasesMs: Array.from({ length: subscriptionsPerAgent }, () => random() * pollEveryMs),
  });
}

/** How many of `all` fall to the one of this number, when they are dealt in turn. */
function share(all: number, players: number, player: number): number {
  return Math.floor((all + players - 1 - player) / players);
}
