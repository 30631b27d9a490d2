import { describe, expect, test } from 'vitest';
import { BROWSER_TIMEOUT_MS, isMissing } from '../../browser/example-browser.ts';
import { connectionLimit } from './connection-limit.ts';
import { eventSourceFeatures } from './event-source-features.ts';
import { FEATURES, type Feature } from './features.ts';

const WAIT_MS = 700;

describe.skipIf(isMissing)('the Chromium of this machine', { timeout: BROWSER_TIMEOUT_MS }, () => {
  test('opens six EventSources to an origin over HTTP/1.1; the seventh and a fetch hang', async () => {
    const plan = { load: 'connection-limit', transport: 'sse', http: 1, most: 10, waitMs: WAIT_MS } as const;
    const { metrics, observations, timeline } = await connectionLimit(plan);
    expect(metrics).toMatchObject({
      'limit.tried': 7,
      'limit.opened': 6,
      'limit.connections': 6,
      'limit.next-hangs': 1,
      'limit.fetch-hangs': 1,
    });
    expect(timeline?.map(({ accepted }) => accepted)).toEqual([1, 2, 3, 4, 5, 6, 6]);
    expect(timeline?.map(({ requests }) => requests)).toEqual([1, 2, 3, 4, 5, 6, 6]);
    expect(observations.map(({ subject, seen }) => `${subject} ${seen}`)).toEqual([
      expect.stringMatching(/^subscription 7 hangs .*the 6 that are open had a later event$/),
      expect.stringMatching(/^a fetch to the same origin hangs .*it has not reached the server/),
      expect.stringMatching(/^another page of the same user opens none/),
      'a page of another user opens one at once',
      expect.stringMatching(/^after 3 were closed the one that hung opened/),
    ]);
    expect(observations.every(({ shown }) => shown)).toBe(true);
  });

  test('opens more of them on one connection over HTTP/2, and answers a fetch beside them', async () => {
    const plan = { load: 'connection-limit', transport: 'sse', http: 2, most: 20, waitMs: WAIT_MS } as const;
    const { metrics, observations } = await connectionLimit(plan);
    expect(metrics).toMatchObject({
      'limit.opened': 20,
      'limit.connections': 1,
      'limit.next-hangs': 0,
      'limit.fetch-hangs': 0,
    });
    expect(observations[1]?.seen).toBe('is answered with 204');
  });

  test('opens WebSockets beyond what it opens of the others, each over a connection of its own', async () => {
    const plan = {
      load: 'connection-limit',
      transport: 'websocket',
      http: 1,
      most: 8,
      waitMs: WAIT_MS,
    } as const;
    const { metrics, timeline } = await connectionLimit(plan);
    expect(metrics).toMatchObject({
      'limit.opened': 8,
      'limit.connections': 8,
      'limit.next-hangs': 0,
      'limit.fetch-hangs': 0,
    });
    expect(timeline?.map(({ accepted }) => accepted)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('has every feature of EventSource; one that there is not is not shown', async () => {
    const wish: Feature = {
      subject: 'onwish',
      by: 'our half',
      async show({ watch }) {
        const source = await watch('/sse', 'wish');
        await source.entry('open');
        const { entries } = await source.log();
        throw new Error(`${entries.length} entries, and no wish`);
      },
    };
    const { metrics, observations } = await eventSourceFeatures([...FEATURES, wish]);
    expect(observations.filter(({ shown }) => !shown)).toEqual([
      { subject: 'onwish', by: 'our half', shown: false, seen: '2 entries, and no wish' },
    ]);
    expect(metrics).toEqual({
      'features.looked-for': FEATURES.length + 1,
      'features.shown': FEATURES.length,
    });
  });
});
