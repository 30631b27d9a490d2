import { describe, expect, test } from 'vitest';
import { EXAMPLE_PARAMETERS } from '../report/example-result.ts';
import { EVENTS, outlooksOn } from './example-outlook.ts';
import type { PollerCosts, StreamCosts } from './unit-costs.ts';

const { forecast, outlook } = outlooksOn(EXAMPLE_PARAMETERS);

describe('the bytes', () => {
  const STREAM: StreamCosts = {
    pattern: 'stream',
    connecting: { up: 0, down: 0 },
    event: { up: 0, down: 209 },
    heartbeat: { up: 6, down: 2 },
  };
  const POLLER: PollerCosts = {
    pattern: 'poll',
    connecting: { up: 0, down: 0 },
    emptyPoll: { up: 87, down: 160 },
    pollWithEvent: { up: 87, down: 393 },
    furtherEvent: { up: 0, down: 183 },
  };

  test('of a stream are those of one event, exactly', () => {
    const how = ['sse', {}, { unitCosts: STREAM }] as const;
    expect(forecast('bytes.down', ...how)).toMatchObject({ predicted: 209, tolerance: {} });
    expect(forecast('bytes.up', ...how)).toMatchObject({ predicted: 0, tolerance: {} });
    expect(forecast('bytes.overhead', ...how)).toMatchObject({ predicted: 27, tolerance: {} });
  });

  test.each([
    ['over TLS', 'websocket', { tls: true }, 22],
    ['over HTTP/2', 'sse-h2', {}, 9],
  ] as const)(
    'of a stream %s are known but for events so close that they share what is around them',
    (_, row, changes, head) => {
      const { predicted, tolerance } = forecast('bytes.down', row, changes, { unitCosts: STREAM });
      expect(predicted).toBe(209);
      // 4 events a second: one in 50 is due within 5 ms of another.
      expect(tolerance.absolute).toBeCloseTo(head * (1 - Math.exp(-4 * 0.005)), 9);
    },
  );

  test('follow the digits of the cursors', () => {
    // Of the cursors 92 to 107 the first eight have a digit less than the last, which the costs are of.
    expect(forecast('bytes.down', 'sse', {}, { unitCosts: STREAM, eventsBefore: 91 }).predicted).toBe(208.5);
  });

  test('of a window in which signs of life fall are known as far as these', () => {
    const { tolerance } = forecast(
      'bytes.up',
      'websocket',
      { durationUs: 30_000_000 },
      { unitCosts: STREAM },
    );
    expect(tolerance.absolute).toBe((2 * 6) / EVENTS);
  });

  test('of polls are those of each exchange as often as it is expected', () => {
    const how = ['polling', {}, { unitCosts: POLLER }] as const;
    const requests = forecast('requests.per-event', ...how).predicted;
    const empty = requests * forecast('requests.empty', ...how).predicted;
    const found = requests - empty;
    expect(forecast('bytes.up', ...how).predicted).toBeCloseTo(87 * requests, 9);
    expect(forecast('bytes.down', ...how).predicted).toBeCloseTo(
      160 * empty + 393 * found + 183 * (1 - found),
      9,
    );
  });

  test.each([
    ['over HTTP/2', { http: 2 }, POLLER],
    ['on a new connection each time', { keepAlive: false }, POLLER],
    ['where nobody has tried an exchange', {}, undefined],
  ] as const)('of polls %s are not predicted, with the reason', (_, changes, unitCosts) => {
    const { forecasts, silences } = outlook('polling', changes, { unitCosts });
    expect(forecasts.filter(({ metric }) => metric.startsWith('bytes.'))).toEqual([]);
    expect(silences.join()).toMatch(/^bytes: /);
  });
});
