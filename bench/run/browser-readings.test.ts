import { describe, expect, test } from 'vitest';
import type { PageDelivery, PageNotes } from '../browser/page-calls.ts';
import { histogram, mergeHistograms } from '../measure/histogram.ts';
import { browserReadings, type BrowserMoment, type NotedPage } from './browser-readings.ts';

const EXPECTATION = { feed: 'measured', events: 2, arrivals: false } as const;

function delivery(changes: Partial<PageDelivery>): PageDelivery {
  return {
    subscription: 0,
    feed: 'measured',
    n: 0,
    dueUs: 1_000_000,
    sentUs: 1_000_100,
    atMs: 0,
    ...changes,
  };
}

function page(zeroUs: number, errorUs: number, notes: Partial<PageNotes>): NotedPage {
  const none = { deliveries: [], unknown: 0, gaps: 0, reconnects: 0, endings: [], requests: [] };
  return { clock: { zeroUs, errorUs }, notes: { ...none, longestStallMs: 0, ...notes } };
}

function moment(atUs: number, cpuUs: number, ...busyUs: readonly number[]): BrowserMoment {
  return { atUs, cpuUs, busyUs };
}

const MOMENTS = {
  before: moment(900_000, 0, 0, 0),
  start: moment(1_000_000, 1_000, 100, 500),
  end: moment(2_000_000, 5_000, 600_100, 1_500),
  drained: moment(3_000_000, 9_000, 700_100, 2_500),
};

function readingsOf(pages: readonly NotedPage[]) {
  const how = {
    expectation: EXPECTATION,
    subscriptionsPerPage: 1,
    pattern: 'poll',
    connectTime: histogram(),
  } as const;
  return browserReadings(MOMENTS, pages, how);
}

describe('the readings of a browser', () => {
  // The first page began at 0.5 s of the host's clock, the second at 1 s.
  const readings = readingsOf([
    page(500_000, 200, {
      deliveries: [delivery({ atMs: 502.005 }), delivery({ n: 1, dueUs: 1_100_000, atMs: 2_000 })],
      requests: [
        { kind: 'poll', startMs: 600, endMs: 603, status: 204 },
        { kind: 'poll', startMs: 1_600, endMs: 1_602, status: 204 },
        { kind: 'poll', startMs: 601, endMs: 605, status: 200 },
        { kind: 'message', startMs: 700, endMs: 709, status: 200 },
        { kind: 'message', startMs: 1_700, endMs: 1_709, status: 200 },
      ],
      longestStallMs: 12.5,
    }),
    page(1_000_000, 300, { deliveries: [delivery({ atMs: 3 })], gaps: 1, reconnects: 2, unknown: 1 }),
  ]);

  test('put each moment of a page on the clock of the host', () => {
    const lateness = mergeHistograms(readings.quarters.map((quarter) => quarter.lateness));
    expect([lateness.percentile(0), lateness.count]).toEqual([2_005, 3]);
    expect(lateness.max).toBeGreaterThanOrEqual(1_400_000);
    expect(readings.clockErrorUs).toBe(300);
  });

  test('count what came by each moment, all pages together', () => {
    const { start, end, drained } = readings;
    expect([start, end, drained].map(({ delivered }) => delivered)).toEqual([0, 2, 3]);
    expect([start, end, drained].map(({ emptyAnswers }) => emptyAnswers)).toEqual([0, 1, 2]);
    expect([start, end, drained].map(({ messagesPosted }) => messagesPosted)).toEqual([0, 1, 2]);
    expect(readings.deliveries).toMatchObject({ expected: 4, delivered: 3, lost: 1, unknown: 1, gaps: 1 });
    expect(readings.reconnects).toBe(2);
    expect(readings.longestStallUs).toBe(12_500);
  });

  test('tell the CPU of the whole browser, and how busy its busiest page was', () => {
    const { start, drained } = readings;
    expect(drained.process.cpuUs - start.process.cpuUs).toBe(8_000);
    expect(drained.process.loop.active - start.process.loop.active).toBe(700_000);
    expect(drained.process.loop.idle - start.process.loop.idle).toBe(1_300_000);
  });

  test("leave a poller's answers after the planned end out of its response times, and those to messages", () => {
    const times = mergeHistograms([readings.responseTime]);
    expect([times.count, times.max]).toEqual([2, 4_001]);
  });

  test('count an event that a page had before it was sent as the bug that it is', () => {
    const { deliveries } = readingsOf([page(0, 5, { deliveries: [delivery({ atMs: 999 })] })]);
    expect(deliveries).toMatchObject({ early: 1, delivered: 1 });
  });
});
