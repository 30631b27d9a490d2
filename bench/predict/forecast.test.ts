import { describe, expect, test } from 'vitest';
import { bytesPerDay, loadOf, loadOfOne, megabitsPerSecond } from './forecast.ts';
import type { PollerCosts } from './unit-costs.ts';
import type { Workload } from './workload.ts';

const WORKLOAD: Workload = {
  ratePerSecond: 1,
  idleShare: 0,
  pollEveryUs: 1_000_000,
  holdUs: 1_000_000,
  repollGapUs: 0,
  heartbeatUs: 10_000_000,
};

const NONE = { up: 0, down: 0 };

/** Kaazing's 2010 article: 692 characters of request head and 179 of response head, for each poll. */
const KAAZING: PollerCosts = {
  pattern: 'poll',
  connecting: NONE,
  emptyPoll: { up: 692, down: 179 },
  pollWithEvent: { up: 692, down: 179 },
  furtherEvent: NONE,
};

describe('the load of clients', () => {
  test.each([
    [1_000, 6.968],
    [10_000, 69.68],
    [100_000, 696.8],
  ])('of whom %d poll once a second with 871 bytes of heads is %d Mbit/s', (clients, megabits) => {
    const { up, down } = loadOf(loadOfOne(KAAZING, WORKLOAD), clients).bytesPerSecond;
    expect(megabitsPerSecond(up + down)).toBeCloseTo(megabits, 9);
  });

  test('that poll is what each exchange takes, as often as it comes', () => {
    const costs = {
      pattern: 'poll',
      connecting: { up: 1_000_000, down: 1_000_000 },
      emptyPoll: { up: 80, down: 160 },
      pollWithEvent: { up: 90, down: 400 },
      furtherEvent: { up: 1, down: 200 },
    } as const;
    const { requestsPerSecond, bytesPerSecond } = loadOfOne(costs, WORKLOAD);
    const empty = Math.exp(-1);
    expect(requestsPerSecond).toBeCloseTo(1, 9);
    expect(bytesPerSecond.up).toBeCloseTo(80 * empty + 90 * (1 - empty) + empty, 9);
    expect(bytesPerSecond.down).toBeCloseTo(160 * empty + 400 * (1 - empty) + 200 * empty, 9);
  });

  test('that are held is by the formula of long polling', () => {
    const load = loadOfOne({ ...KAAZING, pattern: 'hold' }, WORKLOAD);
    expect(load.requestsPerSecond).toBeCloseTo(1 / (1 - Math.exp(-1)), 9);
  });

  test('that hold a stream is its events and its signs of life, and no request', () => {
    const costs = {
      pattern: 'stream',
      connecting: { up: 1_000_000, down: 1_000_000 },
      event: { up: 0, down: 200 },
      heartbeat: { up: 6, down: 2 },
    } as const;
    const load = loadOfOne(costs, { ...WORKLOAD, ratePerSecond: 4, idleShare: 0.5 });
    expect(load.requestsPerSecond).toBe(0);
    expect(load.bytesPerSecond.up).toBeCloseTo(0.6, 9);
    expect(load.bytesPerSecond.down).toBeCloseTo(400.2, 9);
  });
});

test('a day has 86,400 seconds', () => {
  expect(bytesPerDay(10)).toBe(864_000);
});
