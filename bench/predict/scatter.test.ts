import { describe, expect, test } from 'vitest';
import { seededRandom, type Random } from '../core/random.ts';
import {
  deviationOf,
  meanOf,
  onTicks,
  poissonEvents,
  simulate,
  type Simulated,
} from './example-simulation.ts';
import { longPollingCycle } from './long-polling-cycle.ts';
import { longPollingScatter } from './long-polling-scatter.ts';
import { emptyShareError, emptyShareInWindow, meanWaitError } from './polling-scatter.ts';

const WINDOWS = 1_500;
/** Of a standard error from so many windows, four standard errors: 4/√(2 × 1,500). */
const CLOSE = 0.08;

/** What each of many windows differs from what is expected of its own number of events. */
function offsets(
  rate: number,
  windowS: number,
  play: (events: readonly number[], random: Random) => number,
): readonly number[] {
  const random = seededRandom(11);
  return Array.from({ length: WINDOWS }, () => {
    const events = poissonEvents(rate, windowS, random);
    return events.length === 0 ? 0 : play(events, random);
  });
}

describe.each([
  // λ, T, polls of the window, subscriptions
  [1, 0.1, 200, 1],
  [4, 0.25, 100, 10],
  [20, 0.25, 100, 5],
])('polls with λ = %d, T = %d s, %d times, of %d', (rate, everyS, polls, subscriptions) => {
  const windowS = polls * everyS;

  function playAll(events: readonly number[], random: Random): readonly Simulated[] {
    return Array.from({ length: subscriptions }, () => {
      const phaseS = random() * everyS;
      const asking = { upS: 0, downS: 0, holdS: 0, askAgain: onTicks(everyS, phaseS), firstAskS: phaseS };
      return simulate(events, windowS, asking);
    });
  }

  test('come back empty as often as is expected, and scatter as much', () => {
    const off = offsets(rate, windowS, (events, random) => {
      const empty = meanOf(playAll(events, random).map(({ empty, requests }) => empty / requests));
      return empty - emptyShareInWindow({ eventsPerPoll: events.length / polls, polls, subscriptions });
    });
    const error = emptyShareError({ eventsPerPoll: rate * everyS, polls, subscriptions });
    expect(Math.abs(meanOf(off))).toBeLessThan(0.15 * error + 1e-4);
    expect(Math.abs(deviationOf(off) / error - 1)).toBeLessThan(CLOSE + 0.05);
  });

  test('have a mean lateness that scatters as that of independent waits', () => {
    const ratios = offsets(rate, windowS, (events, random) => {
      const lateness = playAll(events, random).flatMap((played) => played.lateness);
      return (meanOf(lateness) - everyS / 2) / meanWaitError(everyS, lateness.length);
    });
    expect(Math.abs(deviationOf(ratios) - 1)).toBeLessThan(CLOSE + 0.05);
  });
});

describe.each([
  // λ, g, h, window
  [4, 0.001, 0.05, 30],
  [4, 0.01, 0.5, 30],
  [10, 0.05, 30, 20],
  [10, 0.1, 30, 20],
  [10, 0.2, 30, 20],
])('long polls with λ = %d, g = %d s, h = %d s, for %d s', (rate, gapS, holdS, windowS) => {
  const events = rate * windowS;
  const scatter = longPollingScatter({ rate, gapS, holdS }, events);
  const play = (its: readonly number[]): Simulated =>
    simulate(its, windowS, {
      upS: gapS / 2,
      downS: gapS / 2,
      holdS,
      askAgain: (answeredS) => answeredS,
      firstAskS: -gapS / 2,
    });
  /** What one request at the window's edge is of all. */
  const edge = longPollingCycle({ rate, gapS, holdS }).events / events;
  const cycleOf = (its: readonly number[]) => longPollingCycle({ rate: its.length / windowS, gapS, holdS });

  test('are as many as is expected, and scatter as much', () => {
    const off = offsets(rate, windowS, (its) => {
      const expected = its.length / cycleOf(its).events;
      return play(its).requests / expected - 1;
    });
    expect(Math.abs(meanOf(off))).toBeLessThan(edge + 0.2 * scatter.requests);
    expect(Math.abs(deviationOf(off) - scatter.requests)).toBeLessThan(0.15 * scatter.requests + edge / 2);
  });

  test('come back empty as often as is expected, and scatter as much', () => {
    const off = offsets(rate, windowS, (its) => {
      const { empty, requests } = play(its);
      return empty / requests - cycleOf(its).empty;
    });
    expect(Math.abs(meanOf(off))).toBeLessThan(edge + 0.2 * scatter.emptyShare);
    expect(Math.abs(deviationOf(off) - scatter.emptyShare)).toBeLessThan(0.15 * scatter.emptyShare + edge);
  });

  test('have a mean lateness, and a share of events that do not wait, that scatter as expected', () => {
    const waits = (its: readonly number[]) => play(its).lateness.map((late) => late - gapS / 2);
    const means = offsets(rate, windowS, (its) => meanOf(waits(its)));
    expect(Math.abs(deviationOf(means) / scatter.meanLatenessS - 1)).toBeLessThan(0.05);
    const shares = offsets(rate, windowS, (its) => {
      const all = waits(its);
      return all.filter((wait) => wait < 1e-9).length / all.length;
    });
    expect(Math.abs(deviationOf(shares) / scatter.shareWithin(0) - 1)).toBeLessThan(0.05);
  });
});
