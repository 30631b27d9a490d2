import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crossoverUs, mostPollers, mostPushed, type PollCpu } from './crossover.ts';

const SECOND_US = 1_000_000;

describe('the figures of Van de Vyvere et al. (2020)', () => {
  /** 2,520 requests a second, whatever they find: a document of one size. */
  const requestUs = SECOND_US / 2_520;
  const polling: PollCpu = {
    emptyPollUs: requestUs,
    pollWithEventUs: requestUs,
    furtherEventUs: 0,
  };
  /** 25,000 clients within 4 s, of an update each 5 s. */
  const eventUs = (4 * SECOND_US) / 25_000;
  const rate = 1 / 5;

  test.each([
    [5, 12_600],
    // "10k clients" in the text.
    [4, 10_080],
    [10, 25_200],
  ])('with an acceptable lateness of %d s polling serves %d users', (seconds, users) => {
    expect(mostPollers(polling, rate, seconds * SECOND_US)).toBeCloseTo(users, 6);
  });

  test('with one of 4 s server-sent events serve 25,000', () => {
    expect(mostPushed(eventUs, rate, 4 * SECOND_US)).toBeCloseTo(25_000, 6);
  });

  test('polling serves these 25,000 from about 10 s on, and what push bears at most a little later', () => {
    expect(mostPollers(polling, rate, 9.9 * SECOND_US)).toBeLessThan(25_000);
    expect(mostPollers(polling, rate, 10 * SECOND_US)).toBeGreaterThan(25_000);
    expect(mostPushed(eventUs, rate, 60 * SECOND_US)).toBeCloseTo(31_250, 6);
    expect(crossoverUs(polling, eventUs, rate)).toBeCloseTo((31_250 / 2_520) * SECOND_US, -3);
  });
});

describe('the most users that poll', () => {
  const cpu: PollCpu = { emptyPollUs: 100, pollWithEventUs: 200, furtherEventUs: 10 };

  test('are those worked out by hand for an event per interval', () => {
    // Of each second's poll 0.367879 is empty; 0.632121 has an event, and 0.367879 further events.
    expect(mostPollers(cpu, 1, SECOND_US)).toBeCloseTo(SECOND_US / (36.7879 + 126.4241 + 3.678_79), 1);
  });

  test('are as many as empty polls allow where there are no events to speak of', () => {
    expect(mostPollers(cpu, 1e-9, 2 * SECOND_US)).toBeCloseTo((2 * SECOND_US) / 100, 2);
  });
});

describe('the crossover', () => {
  // Whole, as costs that differ by a rounding error meet nowhere.
  const us = fc.integer({ min: 1, max: 1_000 });
  const costs = fc.record({ emptyPollUs: us, eventUs: us, furtherEventUs: us, deliveryUs: us });
  const rates = fc.double({ min: 0.001, max: 1_000, noNaN: true });

  test('parts the lateness at which push serves more users from that at which polling does', () => {
    fc.assert(
      fc.property(costs, rates, ({ emptyPollUs, eventUs, furtherEventUs, deliveryUs }, rate) => {
        // An event never makes an answer cheaper, and the first of it no less dear than the next.
        const pollWithEventUs = emptyPollUs + furtherEventUs + eventUs;
        const cpu = { emptyPollUs, pollWithEventUs, furtherEventUs };
        const gain = (latenessUs: number): number =>
          mostPollers(cpu, rate, latenessUs) / mostPushed(deliveryUs, rate, latenessUs);
        const gapUs = SECOND_US / rate;
        const crossover = crossoverUs(cpu, deliveryUs, rate);
        if (crossover === undefined) {
          expect(deliveryUs).toBeLessThanOrEqual(furtherEventUs);
          expect(gain(1e6 * gapUs)).toBeLessThan(1);
        } else if (crossover === 0) {
          for (const part of [1e-6, 0.01, 0.5, 1, 2, 1e3]) expect(gain(part * gapUs)).toBeGreaterThan(0.999);
        } else {
          expect(gain(crossover)).toBeCloseTo(1, 4);
          // Ahead of the mean gap empty polls, where they are cheap, may serve more than push once again.
          expect(gain(Math.max(gapUs, crossover * 0.99))).toBeLessThan(1);
          expect(gain(crossover * 2)).toBeGreaterThan(1);
        }
      }),
    );
  });

  test('never comes where an event in an answer costs as much as one pushed', () => {
    const cpu = { emptyPollUs: 10, pollWithEventUs: 20, furtherEventUs: 5 };
    expect(crossoverUs(cpu, 5, 1)).toBeUndefined();
    expect(crossoverUs(cpu, 6, 1)).toBeGreaterThan(SECOND_US);
  });
});
