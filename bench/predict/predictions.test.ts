import { describe, expect, test } from 'vitest';
import { ARRIVALS } from '../core/feed.ts';
import { METRICS } from '../core/metrics.ts';
import { ROW_IDS } from '../transports.ts';
import { EXAMPLE_PARAMETERS } from '../report/example-result.ts';
import { outlooksOn } from './example-outlook.ts';

const { forecast, metricsOf, outlook } = outlooksOn(EXAMPLE_PARAMETERS);

describe('the predictions for a row', () => {
  test.each(ROW_IDS)('of %s name metrics that there are, each once, with a tolerance and a source', (row) => {
    for (const arrival of ARRIVALS) {
      const { forecasts } = outlook(row, { arrival });
      const names = forecasts.map(({ metric }) => metric);
      expect(new Set(names).size).toBe(names.length);
      for (const { metric, predicted, tolerance, source } of forecasts) {
        expect(METRICS.some(({ id }) => id === metric)).toBe(true);
        expect(predicted).toBeGreaterThanOrEqual(0);
        for (const part of Object.values(tolerance)) expect(part).toBeGreaterThan(0);
        expect(source).toMatch(/; (exact|± )/);
      }
    }
  });

  test.each(ROW_IDS)('of %s know exactly what is to be delivered', (row) => {
    expect(forecast('delivered', row)).toMatchObject({ predicted: 320, tolerance: {} });
  });

  test.each(['closed-loop', 'autocannon'] as const)(
    'are none, with the reason, under the load %s',
    (load) => {
      expect(outlook('polling', { load })).toEqual({
        forecasts: [],
        silences: [expect.stringContaining(load)],
      });
    },
  );

  test.each([
    ['a server that is kept busy with each answer', { answerWorkUs: 400 }, {}],
    ['clients that send messages besides', { upstreamPerSecond: 1 }, {}],
    ['a browser', { client: 'chromium' }, {}],
    ['a server that has slow readers as well', { slowReaders: 1 }, {}],
    ['a window without events', {}, { events: 0 }],
  ] as const)('are none for %s', (_, changes, scenario) => {
    for (const row of ROW_IDS) {
      expect(outlook(row, changes, scenario)).toMatchObject({
        forecasts: [],
        silences: [expect.any(String)],
      });
    }
  });

  test.each(ROW_IDS)('of %s through a link that is there for its ledger are of no times', (row) => {
    expect(metricsOf(row, { ledger: true }).filter((metric) => metric.startsWith('lateness.'))).toEqual([]);
    expect(metricsOf(row, { ledger: true })).toContain('requests.per-event');
  });
});

describe('polling', () => {
  test('is late by half of its interval on ticks, once through the host', () => {
    const mean = forecast('lateness.mean', 'polling');
    expect(mean).toMatchObject({
      predicted: 62_500,
      host: { of: 'lateness.p50' },
      tolerance: { relative: 0.1 },
    });
    expect(mean.host?.times).toBeCloseTo(1, 9);
    // Three standard errors of 320 uniform waits, and a millisecond.
    expect(mean.tolerance.absolute).toBeCloseTo((3 * 125_000) / Math.sqrt(12 * 320) + 1_000, 6);
  });

  test('that rests passes through the host twice as often, and is on its way in each period', () => {
    const how = { pollSchedule: 'rest', delayUpUs: 10_000, delayDownUs: 5_000 } as const;
    const mean = forecast('lateness.mean', 'polling', how);
    expect(mean.predicted).toBe((125_000 + 15_000) / 2 + 5_000);
    expect(mean.host?.times).toBeCloseTo(2, 9);
  });

  test('asks once in each interval, and finds nothing as often as no event is due in one', () => {
    expect(forecast('requests.per-event', 'polling').predicted).toBe(2);
    // e^−0.5, and one poll in 32 that finds what is due in half an interval on average.
    expect(forecast('requests.empty', 'polling').predicted).toBeCloseTo(
      0.606_5 + (0.786_9 - 0.606_5) / 32,
      3,
    );
  });

  test('is bound by an interval and a way', () => {
    expect(forecast('lateness.max', 'polling', { delayDownUs: 5_000, delayUpUs: 5_000 })).toMatchObject({
      predicted: 130_000,
      atMost: true,
    });
  });

  test('skips ticks while a request is out', () => {
    const slow = { delayUpUs: 100_000, delayDownUs: 100_000 };
    expect(forecast('lateness.mean', 'polling', slow).predicted).toBe(125_000 + 100_000);
    expect(forecast('requests.per-event', 'polling', slow).predicted).toBe(1);
  });

  test('is not predicted where it is not certain which ticks are skipped', () => {
    const { forecasts, silences } = outlook('polling', { delayUpUs: 61_000, delayDownUs: 61_000 });
    expect(forecasts.map(({ metric }) => metric)).toEqual(['delivered']);
    expect(silences[0]).toContain('122 ms');
  });

  test('is not predicted for a window that is shorter than an interval', () => {
    expect(outlook('polling', { pollEveryUs: 5_000_000 }).silences[0]).toContain('shorter');
  });

  test('of evenly spaced events knows its requests, empty answers and bound, and says that it knows no more', () => {
    const { forecasts, silences } = outlook('polling', { arrival: 'constant' });
    const names = forecasts.map(({ metric }) => metric);
    expect(names).toEqual(['delivered', 'lateness.max', 'requests.per-event', 'requests.empty']);
    expect(forecast('requests.empty', 'polling', { arrival: 'constant' }).predicted).toBe(0.5);
    expect(silences.join()).toContain('phases');
  });
});

describe('long polling', () => {
  test('is prompt without a delay, and asks once for each event', () => {
    expect(forecast('lateness.mean', 'long-polling').predicted).toBe(0);
    expect(forecast('requests.per-event', 'long-polling').predicted).toBeCloseTo(1, 6);
    const tail = ['lateness.p99', 'lateness.max'];
    expect(metricsOf('long-polling').filter((metric) => tail.includes(metric))).toEqual([]);
    expect(outlook('long-polling').silences[0]).toContain('stalls');
  });

  test('is 2.8 d late at its 99th percentile for λd = 0.05, and never more than 3 d', () => {
    const delayed = { delayUpUs: 12_500, delayDownUs: 12_500 };
    expect(forecast('lateness.p99', 'long-polling', delayed).predicted / 12_500).toBeCloseTo(2.8, 2);
    const worst = forecast('lateness.max', 'long-polling', delayed);
    expect(worst).toMatchObject({ predicted: 37_500, atMost: true, host: { of: 'lateness.max' } });
    expect(worst.host?.times).toBeCloseTo(3, 9);
  });

  test('comes back empty as its hold ends', () => {
    const held = { holdUs: 250_000 };
    expect(forecast('requests.empty', 'long-polling', held).predicted).toBeCloseTo(Math.exp(-1), 9);
    expect(forecast('requests.per-event', 'long-polling', held).predicted).toBeCloseTo(
      1 / (1 - Math.exp(-1)),
      9,
    );
  });

  test('is predicted for Poisson events alone, but for its bound', () => {
    const delayed = { delayUpUs: 12_500, delayDownUs: 12_500 };
    const { forecasts, silences } = outlook('long-polling', { arrival: 'burst', ...delayed });
    expect(forecasts.map(({ metric }) => metric)).toEqual(['delivered', 'lateness.max']);
    expect(silences.join()).toContain('Poisson');
  });
});

describe('a stream', () => {
  test.each(['sse', 'sse-h2', 'websocket'] as const)(
    '%s is late by the delay, and asks for nothing',
    (row) => {
      const delayed = { delayUpUs: 1, delayDownUs: 25_000 };
      for (const metric of ['lateness.mean', 'lateness.p50', 'lateness.p99', 'lateness.max']) {
        expect(forecast(metric, row, delayed).predicted).toBe(25_000);
      }
      expect(forecast('requests.per-event', row)).toMatchObject({ predicted: 0, tolerance: {} });
    },
  );

  test('that is the control is judged by the delay alone, and not at all without one', () => {
    expect(metricsOf('raw-tcp').filter((metric) => metric.startsWith('lateness.'))).toEqual([]);
    expect(outlook('raw-tcp').silences.join()).toContain('host');
    const mean = forecast('lateness.mean', 'raw-tcp', { delayUpUs: 5_000, delayDownUs: 5_000 });
    expect(mean.predicted).toBe(5_000);
    expect(mean.host).toBeUndefined();
  });
});
