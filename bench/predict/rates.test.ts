import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longPollingRates, pollingRates, streamRates } from './rates.ts';
import type { Workload } from './workload.ts';

const WORKLOAD: Workload = {
  ratePerSecond: 1,
  idleShare: 0,
  pollEveryUs: 1_000_000,
  holdUs: 30_000_000,
  repollGapUs: 0,
  heartbeatUs: 15_000_000,
};

describe('the rates of polling', () => {
  test('are those worked out by hand for an event per interval', () => {
    const rates = pollingRates(WORKLOAD);
    expect(rates.emptyAnswers).toBeCloseTo(0.367_879, 6);
    expect(rates.answersWithEvents).toBeCloseTo(0.632_121, 6);
    expect(rates.furtherEvents).toBeCloseTo(0.367_879, 6);
  });

  test('are those worked out by hand for half of the time idle, polled four times a second', () => {
    const rates = pollingRates({ ...WORKLOAD, ratePerSecond: 8, idleShare: 0.5, pollEveryUs: 250_000 });
    // Of 2 polls in the busy half-second e^-2 are empty, and all of the 2 in the idle one.
    expect(rates.emptyAnswers).toBeCloseTo(2 * 0.135_335 + 2, 5);
    expect(rates.answersWithEvents).toBeCloseTo(2 * 0.864_665, 5);
    expect(rates.furtherEvents).toBeCloseTo(4 - 2 * 0.864_665, 5);
  });
});

describe('the rates of long polling', () => {
  test('are a request per event where none is missed and no hold ends', () => {
    const rates = longPollingRates({ ...WORKLOAD, holdUs: 3_600_000_000 });
    expect(rates).toEqual({ emptyAnswers: 0, answersWithEvents: 1, furtherEvents: 0 });
  });

  test('are those worked out by hand for a gap and a hold', () => {
    const rates = longPollingRates({ ...WORKLOAD, ratePerSecond: 2, repollGapUs: 50_000, holdUs: 500_000 });
    // λg = 0.1, p = 0.904837, w = 1 - e^-1 = 0.632121; 2 / 0.671966 requests, e^-1.1 of them empty.
    expect(rates.emptyAnswers + rates.answersWithEvents).toBeCloseTo(2.976_340, 5);
    expect(rates.emptyAnswers).toBeCloseTo(2.976_340 * 0.332_871, 5);
  });

  test('are one in each hold while there are no events', () => {
    const rates = longPollingRates({ ...WORKLOAD, idleShare: 1, repollGapUs: 1_000_000, holdUs: 9_000_000 });
    expect(rates).toEqual({ emptyAnswers: 0.1, answersWithEvents: 0, furtherEvents: 0 });
  });

  test('do not jump where the events get rare', () => {
    const rare = longPollingRates({ ...WORKLOAD, ratePerSecond: 1e-9 });
    expect(rare.emptyAnswers).toBeCloseTo(1 / 30, 6);
  });
});

test('a stream brings every event once, and signs of life all the time', () => {
  const rates = streamRates({ ...WORKLOAD, ratePerSecond: 10, idleShare: 0.75 });
  expect(rates).toEqual({ events: 2.5, heartbeats: 1 / 15 });
});

test.each([
  ['polling', pollingRates],
  ['long polling', longPollingRates],
])('%s loses no event and makes none up, whatever the workload', (_, ratesOf) => {
  const time = fc.integer({ min: 1_000, max: 100_000_000 });
  const workload = fc.record({
    ratePerSecond: fc.double({ min: 0.001, max: 10_000, noNaN: true }),
    idleShare: fc.double({ min: 0, max: 1, noNaN: true }),
    pollEveryUs: time,
    holdUs: time,
    repollGapUs: fc.integer({ min: 0, max: 1_000_000 }),
    heartbeatUs: time,
  });
  fc.assert(
    fc.property(workload, (given) => {
      const { answersWithEvents, furtherEvents, emptyAnswers } = ratesOf(given);
      const events = given.ratePerSecond * (1 - given.idleShare);
      expect(Math.abs(answersWithEvents + furtherEvents - events)).toBeLessThanOrEqual(1e-6 * (1 + events));
      expect(Math.min(emptyAnswers, answersWithEvents, furtherEvents)).toBeGreaterThanOrEqual(0);
    }),
  );
});
