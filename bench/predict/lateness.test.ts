import { describe, expect, test } from 'vitest';
import { seededRandom } from '../core/random.ts';
import { meanOf, onTicks, poissonEvents, quantilesOf, simulate, type Asking } from './example-simulation.ts';
import {
  longPollingLateness,
  pollingLateness,
  restPeriodUs,
  streamLateness,
  tickPeriodUs,
  type LatenessForm,
} from './lateness.ts';
import { longPollingCycle } from './long-polling-cycle.ts';
import { emptyShareInWindow } from './polling-scatter.ts';

const EVENTS = 200_000;
const US = 1_000_000;

function simulated(rate: number, asking: Asking) {
  const windowS = EVENTS / rate;
  const events = poissonEvents(rate, windowS, seededRandom(7));
  const { lateness, requests, empty } = simulate(events, windowS, asking);
  return { lateness, perEvent: requests / events.length, emptyShare: empty / requests };
}

/** Compared by parts of the longest wait, so that a form that is off anywhere is found. */
function expectLateness(lateness: readonly number[], form: LatenessForm): void {
  const worstS = form.worstUs / US;
  const quantile = quantilesOf(lateness);
  expect(Math.abs(meanOf(lateness) - form.meanUs / US) / worstS).toBeLessThan(0.005);
  for (const q of [0.1, 0.5, 0.9, 0.99]) {
    expect(Math.abs(quantile(q) - form.quantileUs(q) / US) / worstS).toBeLessThan(0.015);
  }
  const worst = quantile(1);
  expect(worst).toBeLessThanOrEqual(worstS + 1e-9);
  expect(worst).toBeGreaterThan(0.99 * worstS);
}

describe.each([
  // λ, T, d: the last two take longer to answer than a tick, or two.
  [4, 0.25, 0.005],
  [1, 1, 0.1],
  [4, 0.25, 0.2],
  [10, 0.1, 0.11],
])('polling on ticks, λ = %d, T = %d s, d = %d s', (rate, everyS, delayS) => {
  const oneWay = { upUs: delayS * US, downUs: delayS * US };
  const periodUs = tickPeriodUs(everyS * US, oneWay);
  const result = simulated(rate, {
    upS: delayS,
    downS: delayS,
    holdS: 0,
    askAgain: onTicks(everyS, 0.03),
    firstAskS: 0.03,
  });

  test('is as late in simulation as by the formula', () => {
    expectLateness(result.lateness, pollingLateness(periodUs, oneWay));
  });

  test('asks as often, and as often in vain', () => {
    const periodS = periodUs / US;
    const polls = EVENTS / rate / periodS;
    const empty = emptyShareInWindow({ eventsPerPoll: rate * periodS, polls, subscriptions: 1 });
    expect(result.perEvent * rate * periodS).toBeCloseTo(1, 2);
    expect(result.emptyShare).toBeCloseTo(empty, 2);
  });
});

describe.each([
  [4, 0.25, 0.005],
  [2, 0.3, 0.2],
])('polling that rests, λ = %d, T = %d s, d = %d s', (rate, restS, delayS) => {
  test('is as late and asks as often in simulation as by the formula', () => {
    const oneWay = { upUs: delayS * US, downUs: delayS * US };
    const periodUs = restPeriodUs(restS * US, oneWay);
    const result = simulated(rate, {
      upS: delayS,
      downS: delayS,
      holdS: 0,
      askAgain: (answeredS) => answeredS + restS,
      firstAskS: 0,
    });
    expectLateness(result.lateness, pollingLateness(periodUs, oneWay));
    expect((result.perEvent * rate * periodUs) / US).toBeCloseTo(1, 2);
    expect(result.emptyShare).toBeCloseTo(Math.exp((-rate * periodUs) / US), 2);
  });
});

describe.each([
  // λ, d, h
  [1, 0.05, 30],
  [10, 0.005, 30],
  [10, 0.1, 30],
  [4, 0.02, 0.1],
  [2, 0.2, 0.5],
])('long polling, λ = %d, d = %d s, h = %d s', (rate, delayS, holdS) => {
  const oneWay = { upUs: delayS * US, downUs: delayS * US };
  const cycle = longPollingCycle({ rate, gapS: 2 * delayS, holdS });
  const result = simulated(rate, {
    upS: delayS,
    downS: delayS,
    holdS,
    askAgain: (answeredS) => answeredS,
    firstAskS: 0,
  });

  test('is as late in simulation as by the formula', () => {
    expectLateness(result.lateness, longPollingLateness({ ratePerSecond: rate, holdUs: holdS * US }, oneWay));
  });

  test('asks as often, and as often in vain', () => {
    expect(result.perEvent * cycle.events).toBeCloseTo(1, 2);
    expect(result.emptyShare).toBeCloseTo(cycle.empty, 2);
  });
});

describe('the landmarks of the formulas', () => {
  const latenessAt = (lambdaD: number): LatenessForm =>
    longPollingLateness(
      { ratePerSecond: 10, holdUs: 3_600 * US },
      { upUs: lambdaD * 1e5, downUs: lambdaD * 1e5 },
    );

  test("long polling's median is d while λd < 0.28, and is not above", () => {
    expect(latenessAt(0.28).quantileUs(0.5)).toBeCloseTo(28_000, 6);
    expect(latenessAt(0.29).quantileUs(0.5)).toBeGreaterThan(29_000);
  });

  test('its 99th percentile is 2.8 d already at λd = 0.05', () => {
    expect(latenessAt(0.05).quantileUs(0.99) / 5_000).toBeCloseTo(2.8, 2);
  });

  test('it is never later than 3 d', () => {
    expect(latenessAt(5).worstUs).toBe(3 * 500_000);
    expect(latenessAt(5).quantileUs(1)).toBeCloseTo(3 * 500_000, 6);
  });

  test('a stream is late by d, whatever share of its events one looks at', () => {
    const form = streamLateness({ upUs: 1, downUs: 25_000 });
    expect([form.meanUs, form.worstUs, form.quantileUs(0.5), form.quantileUs(0.99)]).toEqual(
      new Array<number>(4).fill(25_000),
    );
  });
});
