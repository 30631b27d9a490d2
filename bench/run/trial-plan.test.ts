import { describe, expect, test } from 'vitest';
import { dueOffsets } from '../core/feed.ts';
import { encodeEvent } from '../core/event.ts';
import { bodiesOf } from '../core/feed.ts';
import type { Parameters } from '../core/result.ts';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';
import { ROW_IDS, type RowId } from '../transports.ts';
import * as planned from './trial-plan.ts';

function planOf(changes: Partial<Parameters> = {}, seed = 1): planned.TrialPlan {
  return { row: 'sse', parameters: { ...DEFAULT_PARAMETERS, ...changes }, seed };
}

describe('the feeds of a trial', () => {
  test('are the same for every row of a repetition, and others in the next one', () => {
    for (const feedOf of [planned.measuredFeed, planned.warmupFeed, planned.probeFeed]) {
      const [first, ...others] = ROW_IDS.map((row) => feedOf({ ...planOf(), row }));
      for (const other of others) expect(other).toEqual(first);
    }
    const [here, there] = [planned.measuredFeed(planOf({}, 1)), planned.measuredFeed(planOf({}, 2))];
    expect(dueOffsets(here)).not.toEqual(dueOffsets(there));
  });

  test('have names of their own, so that none is taken for another', () => {
    const feeds = [planned.probeFeed(planOf()), planned.warmupFeed(planOf()), planned.measuredFeed(planOf())];
    expect(feeds.map(({ feed }) => feed)).toEqual(['probe', 'warmup', 'measured']);
  });

  test('carry events of one size, which is what a payload is taken to be', () => {
    const plan = planOf({ bodyBytes: 37 });
    for (const feed of [planned.probeFeed(plan), planned.warmupFeed(plan), planned.measuredFeed(plan)]) {
      const body = bodiesOf(feed)(3);
      const payload = encodeEvent({ feed: feed.feed, n: 3, dueUs: 1, sentUs: 2, body });
      expect(Buffer.byteLength(payload)).toBe(planned.payloadBytesOf(plan.parameters));
    }
  });

  test('probe with exactly one event, at once', () => {
    expect(dueOffsets(planned.probeFeed(planOf()))).toEqual([0]);
  });

  test.each([
    ['200 events a second, whatever the measured rate', { ratePerSecond: 1 }, 200],
    ['fewer where many subscribers would make too many deliveries', { agents: 400 }, 50],
    ['no fewer than 10, however many subscribers', { agents: 10_000 }, 10],
  ])('warm up with %s', (_, changes, perSecond) => {
    const feed = planned.warmupFeed(planOf({ ...changes, warmupUs: 2_000_000 }));
    expect(planned.eventsOf(feed)).toBe(2 * perSecond);
  });

  test('warm up with nothing when no time is given to it', () => {
    expect(planned.eventsOf(planned.warmupFeed(planOf({ warmupUs: 0 })))).toBe(0);
  });

  test('take what the scenario says for what is measured', () => {
    const changes = { ratePerSecond: 7, arrival: 'constant', durationUs: 3_000_000 } as const;
    expect(planned.eventsOf(planned.measuredFeed(planOf(changes)))).toBe(21);
  });
});

describe('polls while warming up', () => {
  const eagerly = (changes: Partial<Parameters> = {}, row: RowId = 'polling') =>
    planned.warmupPollUs({ ...planOf(changes), row });

  test('are as many for each subscription as server and client bear, 4,000 a second in all', () => {
    expect(eagerly()).toBe(5_000);
    expect(eagerly({ agents: 400 })).toBe(100_000);
  });

  test.each<[string, Partial<Parameters>, RowId?]>([
    ['no oftener than in the window, where that is often enough', { pollEveryUs: 5_000 }],
    ['no oftener where there is no warm-up', { warmupUs: 0 }],
    ['no oftener where each takes a connection', { keepAlive: false }],
    ['no oftener where each takes time by itself', { answerWorkUs: 400 }],
    ['none of a row that does not poll', {}, 'long-polling'],
  ])('are %s', (_, changes, row) => {
    expect(eagerly(changes, row)).toBeNull();
  });
});

describe('the connections of a trial', () => {
  const many = { ...DEFAULT_PARAMETERS, agents: 3, subscriptionsPerAgent: 5 };

  test.each([
    ['sse', 15],
    ['websocket', 15],
    ['raw-tcp', 15],
    ['sse-h2', 3],
  ] as const)('are one for each subscription, or for each agent where they share it (%s)', (row, count) => {
    expect(planned.connectionsOf(row, many)).toBe(count);
    expect(planned.subscriptionsOf(many)).toBe(15);
  });

  test.each([
    { pollEveryUs: 200_000_000, holdUs: 1_000_000 },
    { pollEveryUs: 1_000_000, holdUs: 200_000_000 },
    { pollEveryUs: 1_000_000, holdUs: 30_000_000 },
  ])('are kept alive for longer than a poll interval and a hold (%j)', (changes) => {
    const { parameters } = planOf(changes);
    const keptUs = planned.keepAliveUsOf(parameters);
    expect(keptUs).toBeGreaterThan(changes.pollEveryUs);
    expect(keptUs).toBeGreaterThan(changes.holdUs);
  });
});

describe('the options of both halves', () => {
  test('are those of the scenario', () => {
    const { parameters } = planOf({ holdUs: 5, pollEveryUs: 7, pollSchedule: 'rest' });
    expect(planned.serveOptionsOf(parameters)).toMatchObject({ holdUs: 5 });
    expect(planned.receiveOptionsOf(parameters)).toMatchObject({ pollEveryUs: 7, pollSchedule: 'rest' });
  });

  test('leave time to drain for two polls more than the scenario says', () => {
    const { parameters } = planOf({ drainUs: 1_000, pollEveryUs: 300 });
    expect(planned.drainCapUs(parameters)).toBe(1_600);
  });
});
