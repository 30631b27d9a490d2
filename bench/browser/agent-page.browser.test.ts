import type { Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { nowUs } from '../core/clock.ts';
import { encodeEvent } from '../core/event.ts';
import { DEFAULT_SERVE_OPTIONS } from '../core/serving.ts';
import { DEFAULT_DOOR } from '../door/door.ts';
import { openOrigin, type Origin } from '../origin/origin.ts';
import { placedTransports } from '../origin/placed-transports.ts';
import { rowOf, TRANSPORTS, type Transport } from '../transports.ts';
import { openAgentPage, type AgentPage } from './agent-page.ts';
import { BROWSER_TIMEOUT_MS, isMissing, launchForTests } from './example-browser.ts';
import { openHostPage } from './host-page.ts';

const UPSTREAM = {
  feed: 'measured',
  ratePerSecond: 200,
  arrival: 'poisson',
  length: { events: 20 },
  bodyBytes: 40,
  seed: 1,
} as const;

describe.skipIf(isMissing)('a page of the Chromium of this machine', { timeout: BROWSER_TIMEOUT_MS }, () => {
  const { launched } = launchForTests();
  const sockets = new Set<Socket>();
  let origin: Origin;

  beforeAll(async () => {
    const options = { ...DEFAULT_DOOR, name: 'test', history: { maxEvents: 100, maxBytes: 100_000 } };
    origin = await openOrigin(
      { ...options, serve: { ...DEFAULT_SERVE_OPTIONS, retryUs: 50_000 } },
      await placedTransports(1),
      {
        onSocket: (socket) => sockets.add(socket),
        onCut: () => undefined,
      },
    );
  });
  afterAll(() => origin.close());

  let n = 0;
  beforeEach(() => {
    n = 0;
  });

  /** Publishes the next events of the measured feed; returns the last cursor. */
  function publish(count: number): string {
    let cursor = '';
    for (let published = 0; published < count; published += 1) {
      const atUs = nowUs();
      ({ cursor } = origin.publish(
        encodeEvent({ feed: 'measured', n: n++, dueUs: atUs, sentUs: atUs, body: 'ż'.repeat(9) }),
      ));
    }
    return cursor;
  }

  async function subscribed(
    transport: Transport,
    { subscriptions, cursor }: { readonly subscriptions: number; readonly cursor: string },
  ): Promise<AgentPage> {
    const user = await launched().openUser();
    onTestFinished(() => user.close());
    const page = await openAgentPage(user, transport, {
      url: `http://127.0.0.1:${origin.port}/${transport}`,
      options: { pollEveryMs: 40, pollSchedule: 'ticks', reconnectMs: 50, cursor },
      phasesMs: [5, 25],
    });
    await page.call('connect', subscriptions);
    return page;
  }

  /** Messages that one of two agents sends up, each of which has to come back to it by its own id. */
  async function echoed(page: AgentPage): Promise<void> {
    const { messages } = await page.call('sendUp', {
      plan: UPSTREAM,
      agent: 1,
      agents: 2,
      startMs: (nowUs() - page.clock.zeroUs) / 1_000,
      capMs: 20_000,
    });
    expect(messages.map(({ echo }) => echo?.isSame)).toEqual(
      new Array(UPSTREAM.length.events / 2).fill(true),
    );
    const due = messages.map(({ dueMs }) => dueMs);
    expect(due).toEqual(due.toSorted((a, b) => a - b));
    for (const { dueMs, sentMs, echo } of messages) {
      expect(sentMs).toBeGreaterThanOrEqual(dueMs);
      expect(echo?.atMs).toBeGreaterThan(sentMs);
    }
  }

  const received = async (page: AgentPage, count: number) => {
    await expect
      .poll(async () => (await page.call('notes')).deliveries.length, { timeout: 20_000 })
      .toBe(count);
    return page.call('notes');
  };

  test.each(TRANSPORTS)(
    'goes on from a cursor by %s, and has every event once and in order, and every echo, also over a cut',
    async (transport) => {
      const cursor = publish(1);
      publish(2);
      const page = await subscribed(transport, { subscriptions: 2, cursor });
      await received(page, 4);
      const echoes = echoed(page);
      publish(2);
      await echoes;
      await received(page, 8);
      for (const socket of sockets) socket.destroy();
      publish(3);
      await received(page, 14);
      await echoed(page);
      const { deliveries, unknown, gaps, endings, reconnects, requests } = await page.call('notes');
      for (const subscription of [0, 1]) {
        const numbers = deliveries.filter((one) => one.subscription === subscription).map((one) => one.n);
        expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7]);
      }
      // Nor is anything of an echo among the events.
      expect({ unknown, gaps, endings }).toEqual({ unknown: 0, gaps: 0, endings: [] });
      const posted = requests.filter(({ kind }) => kind === 'message');
      expect(posted).toHaveLength(transport === 'websocket' ? 0 : UPSTREAM.length.events);
      // A browser asks again by itself where a connection that it kept fails.
      if (rowOf(transport).pattern === 'stream') expect(reconnects).toBe(2);
      // One clock on one host: nothing has come before it was sent.
      for (const { atMs, sentUs } of deliveries) {
        expect(page.clock.zeroUs + atMs * 1_000).toBeGreaterThan(sentUs - page.clock.errorUs);
      }
      expect(await page.call('isIsolated')).toBe(true);
    },
  );

  test.each(TRANSPORTS)('is told of a gap by %s', async (transport) => {
    const stranger = await subscribed(transport, { subscriptions: 1, cursor: 'nonsense' });
    publish(1);
    const { gaps, deliveries } = await received(stranger, 1);
    expect({ gaps, numbers: deliveries.map((one) => one.n) }).toEqual({ gaps: 1, numbers: [0] });
  });

  test('says in one line that it crashed, or went away', async () => {
    const user = await launched().openUser();
    onTestFinished(() => user.close());
    const open = () => openHostPage(user, `http://127.0.0.1:${origin.port}`, '1');
    const [crashing, leaving] = await Promise.all([open(), open()]);
    const waiting = crashing.run('new Promise(() => undefined)');
    crashing.cdp.send('Page.crash').catch(() => undefined);
    await expect(waiting).rejects.toThrow(/^a page crashed$/);
    await expect(leaving.run('location.href = "about:blank"; new Promise(() => undefined)')).rejects.toThrow(
      /^a page went away to about:blank$/,
    );
  });

  test('asks the server for nothing but what its half asks for', async () => {
    const before = origin.requests.counts().received;
    const page = await subscribed('sse', { subscriptions: 1, cursor: publish(1) });
    publish(1);
    await received(page, 1);
    expect(origin.requests.counts().received - before).toBe(1);
  });
});
