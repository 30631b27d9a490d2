import { describe, expect, test } from 'vitest';
import type { RowForecast } from './forecast.ts';
import { latenessFigures, latenessTable } from './lateness-forecast.ts';

const COST = { up: 1, down: 2 };
const POLLER = { connecting: COST, emptyPoll: COST, pollWithEvent: COST, furtherEvent: COST };
const WORKLOAD = {
  ratePerSecond: 1,
  idleShare: 0,
  pollEveryUs: 1_000_000,
  holdUs: 3_600_000_000,
  repollGapUs: 100_000,
  delayUs: 50_000,
  heartbeatUs: 15_000_000,
};

const LOAD = { requestsPerSecond: 1, bytesPerSecond: COST };
const POLLING: RowForecast = { row: 'polling', http: 1, costs: { pattern: 'poll', ...POLLER }, load: LOAD };
const HELD: RowForecast = { row: 'long-polling', http: 1, costs: { pattern: 'hold', ...POLLER }, load: LOAD };
const STREAM: RowForecast = {
  row: 'sse',
  http: 1,
  costs: { pattern: 'stream', connecting: COST, event: COST, heartbeat: COST },
  load: LOAD,
};

describe('the lateness that a workload will have', () => {
  test('is uniform over an interval and a way for polling, and a way for a stream', () => {
    expect(latenessFigures(POLLING, WORKLOAD)).toEqual({
      mean: 550_000,
      p50: 550_000,
      p99: 1_040_000,
      worst: 1_050_000,
    });
    expect(latenessFigures(STREAM, WORKLOAD)).toEqual({
      mean: 50_000,
      p50: 50_000,
      p99: 50_000,
      worst: 50_000,
    });
  });

  test('is a way for long polling, and up to three for the few events that fall into the gap', () => {
    const { mean, p50, p99, worst } = latenessFigures(HELD, WORKLOAD);
    // λg = 0.1, so that the share 0.1/(0.1 + e^−0.1) = 0.0995 waits, 50 ms on average.
    expect(mean).toBeCloseTo(50_000 + 0.099_5 * 50_000, -1);
    expect(p50).toBe(50_000);
    expect(p99 / 50_000).toBeCloseTo(2.8, 2);
    expect(worst).toBe(150_000);
  });

  test('is a table in one unit', () => {
    const lines = latenessTable([POLLING, HELD, STREAM], WORKLOAD).split('\n');
    expect(lines.find((line) => line.startsWith('SSE'))?.split(/ {2,}/)).toEqual([
      'SSE (HTTP/1.1)',
      ...new Array<string>(4).fill('0.050'),
    ]);
  });
});
