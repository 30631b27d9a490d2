import { describe, expect, test } from 'vitest';
import { nowUs } from '../core/clock.ts';
import { decodeEvent } from '../core/event.ts';
import { bodiesOf, dueOffsets, type FeedPlan } from '../core/feed.ts';
import { decodeHistogram } from '../measure/histogram.ts';
import { postFeed } from './posting-publisher.ts';

const PLAN: FeedPlan = {
  feed: 'measured',
  ratePerSecond: 2_000,
  arrival: 'poisson',
  length: { events: 30 },
  bodyBytes: 10,
  seed: 5,
};

describe('a feed that is posted', () => {
  test('is every event of the plan, each once the one before was answered', async () => {
    const startUs = nowUs();
    const taken: string[] = [];
    let underWay = 0;
    const { published, hop, sendDelay } = await postFeed({ plan: PLAN, startUs }, async (payload) => {
      underWay += 1;
      taken.push(payload);
      await new Promise(setImmediate);
      expect(underWay).toBe(1);
      underWay -= 1;
    });
    const events = taken.map(decodeEvent);
    const bodyOf = bodiesOf(PLAN);
    expect(events.map((event) => event && [event.n, event.dueUs - startUs, event.body])).toEqual(
      dueOffsets(PLAN).map((offsetUs, n) => [n, offsetUs, bodyOf(n)]),
    );
    for (const event of events) expect(event && event.sentUs >= event.dueUs).toBe(true);
    expect([published, decodeHistogram(hop).count, decodeHistogram(sendDelay).count]).toEqual([30, 30, 30]);
  });

  test('fails when the server does not take an event', async () => {
    const taken: string[] = [];
    const posted = postFeed({ plan: PLAN, startUs: nowUs() }, (payload) => {
      taken.push(payload);
      return taken.length < 3 ? Promise.resolve() : Promise.reject(new Error('answered 413'));
    });
    await expect(posted).rejects.toThrow('413');
    expect(taken).toHaveLength(3);
  });

  test('is late by itself only from when the server has answered', async () => {
    // Ten seconds too late: by that the first event is, and those behind it have waited for one another.
    const startUs = nowUs() - 10_000_000;
    const { sendDelay } = await postFeed({ plan: PLAN, startUs }, () => Promise.resolve());
    const { max, percentile } = decodeHistogram(sendDelay);
    expect(max).toBeGreaterThan(9_000_000);
    expect(percentile(50)).toBeLessThan(5_000_000);
  });

  test('of no events is over at once', async () => {
    const posted = await postFeed({ plan: { ...PLAN, ratePerSecond: 0 }, startUs: nowUs() }, () => {
      throw new Error('nothing is to be posted');
    });
    expect(posted.published).toBe(0);
  });
});
