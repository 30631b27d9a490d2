import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { nowUs } from '../core/clock.ts';
import { decodeEvent, type FeedEvent } from '../core/event.ts';
import { bodiesOf, dueOffsets, type FeedPlan } from '../core/feed.ts';
import { decodeHistogram } from '../measure/histogram.ts';
import { publishFeed } from './publisher.ts';

const PLAN: FeedPlan = {
  feed: 'measured',
  ratePerSecond: 1_000,
  arrival: 'poisson',
  length: { events: 60 },
  bodyBytes: 30,
  seed: 1,
};

/** Publishes a feed to its end; each payload is decoded, and `onEvent` is called in the middle of publishing it. */
async function published(plan: FeedPlan, startUs: number, onEvent: (n: number) => void = () => undefined) {
  const events: FeedEvent[] = [];
  const { published: count, sendDelay } = await publishFeed({ plan, startUs }, (payload) => {
    const event = decodeEvent(payload);
    if (event === undefined) throw new Error(`no event: ${payload}`);
    events.push(event);
    onEvent(event.n);
  });
  return { events, count, sendDelay: decodeHistogram(sendDelay) };
}

function blockLoop(us: number): void {
  const endUs = nowUs() + us;
  while (nowUs() < endUs);
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a published feed', () => {
  test('is every event of the plan, in order, with its own body', async () => {
    const { events, count, sendDelay } = await published(PLAN, nowUs());
    const bodyOf = bodiesOf(PLAN);
    expect(events.map(({ feed, n, body }) => ({ feed, n, body }))).toEqual(
      Array.from({ length: 60 }, (_, n) => ({ feed: 'measured', n, body: bodyOf(n) })),
    );
    expect(count).toBe(60);
    expect(sendDelay.count).toBe(60);
  });

  test('is due as planned and never sent before that', async () => {
    const startUs = nowUs() + 5_000;
    const { events } = await published(PLAN, startUs);
    expect(events.map(({ dueUs }) => dueUs - startUs)).toEqual(dueOffsets(PLAN));
    for (const { dueUs, sentUs } of events) expect(sentUs).toBeGreaterThanOrEqual(dueUs);
  });

  test('keeps its due times though a slow write holds it up, and sends at once what came due meanwhile', async () => {
    const startUs = nowUs();
    const plan = { ...PLAN, arrival: 'constant', length: { events: 40 } } as const;
    let freeAtUs = 0;
    const { events, sendDelay } = await published(plan, startUs, (n) => {
      if (n !== 10) return;
      blockLoop(15_000);
      freeAtUs = nowUs();
    });
    expect(events.map(({ dueUs }) => dueUs - startUs)).toEqual(dueOffsets(plan));
    // Event 11 was due a millisecond after 10, and so waited for the rest of the block.
    const held = events.filter(({ n, dueUs }) => n > 10 && dueUs < freeAtUs);
    expect(held.length).toBeGreaterThanOrEqual(14);
    for (const { sentUs } of held) expect(sentUs).toBeGreaterThanOrEqual(freeAtUs);
    expect(sendDelay.max).toBeGreaterThanOrEqual(13_900);
  });

  test('sleeps from one due time to the next', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'hrtime'] });
    const slow = { ...PLAN, ratePerSecond: 0.001, arrival: 'constant', length: { events: 4 } } as const;
    const sent: number[] = [];
    const feed = published(slow, nowUs(), (n) => sent.push(n));
    expect(sent).toEqual([0]);
    for (const upTo of [2, 3, 4]) {
      vi.advanceTimersToNextTimer();
      expect(sent).toHaveLength(upTo);
    }
    expect((await feed).count).toBe(4);
  });

  test('that starts in the past is sent at once and whole, its lateness told', async () => {
    const startUs = nowUs() - 1_000_000;
    const { events, sendDelay } = await published(PLAN, startUs);
    expect(events.map(({ n }) => n)).toEqual(Array.from({ length: 60 }, (_, n) => n));
    const lastDueUs = dueOffsets(PLAN).at(-1) ?? NaN;
    expect(sendDelay.percentile(0)).toBeGreaterThanOrEqual((1_000_000 - lastDueUs) * 0.999);
  });

  test('without events is over at once', async () => {
    const none = { ...PLAN, length: { durationUs: 0 } };
    expect(await published(none, nowUs() + 3_600_000_000)).toMatchObject({ events: [], count: 0 });
  });

  test('has exactly the events of its plan, whatever the arrivals', async () => {
    const arrivals = fc.constantFrom('constant' as const, 'poisson' as const, 'burst' as const);
    await fc.assert(
      fc.asyncProperty(arrivals, fc.nat(50), fc.nat(1_000), async (arrival, events, seed) => {
        const plan = { ...PLAN, arrival, seed, ratePerSecond: 10_000, length: { events } };
        expect((await published(plan, nowUs())).events.map(({ n }) => n)).toEqual(
          Array.from({ length: events }, (_, n) => n),
        );
      }),
      { numRuns: 20 },
    );
  });
});
