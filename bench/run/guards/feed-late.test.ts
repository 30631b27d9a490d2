import { describe, expect, test } from 'vitest';
import { feedLate, feedLateOnce } from './feed-late.ts';
import { linkWith, trialWith, valuesOf } from './example-trial.ts';

describe('a late feed', () => {
  test.each([
    ['5 of 100 events were more than 5 ms late', valuesOf([95, 600], [5, 5_001])],
    ['2 of 100 were', valuesOf([98, 600], [2, 9_000])],
    ['2 of 16 were', valuesOf([14, 600], [2, 9_000])],
  ])('is one of which %s', (_, sendDelay) => {
    expect(feedLate(trialWith({ sendDelay }))).toMatch(
      /^the feed itself was late \(p99 [59]\.0 ms, against a median lateness of 2\.0 ms\); /,
    );
  });

  test.each([
    ['no event was more than 5 ms late', valuesOf([95, 600], [5, 5_000])],
    ['1 of 100 was', valuesOf([99, 600], [1, 90_000])],
    ['1 of 16 was', valuesOf([15, 600], [1, 90_000])],
    ['there are no events', valuesOf()],
  ])('is none of which %s', (_, sendDelay) => {
    expect(feedLate(trialWith({ sendDelay }))).toBeUndefined();
  });

  test('is laid to the server where that had no time left, and else to the machine', () => {
    const sendDelay = valuesOf([50, 20_000]);
    expect(feedLate(trialWith({ sendDelay }))).toMatch(/; the machine was too busy$/);
    expect(feedLate(trialWith({ sendDelay, server: { utilisation: 0.97 } }))).toMatch(
      /; the server was busy 97 % of the time: give it less load$/,
    );
  });

  test('is one that is late by more than a tenth of what its readers are', () => {
    const sendDelay = valuesOf([50, 20_000]);
    expect(feedLate(trialWith({ sendDelay, lateness: valuesOf([40, 200_000]) }))).toBeUndefined();
    expect(feedLate(trialWith({ sendDelay, lateness: valuesOf([40, 199_000]) }))).toBeDefined();
  });

  test('makes nothing wrong where a link for its ledger alone leaves every time out', () => {
    const sendDelay = valuesOf([50, 20_000]);
    expect(feedLate(trialWith({ sendDelay, link: linkWith({ delayed: false }) }))).toBeUndefined();
    expect(feedLate(trialWith({ sendDelay, link: linkWith() }))).toBeDefined();
  });
});

describe('a feed that was late once', () => {
  test('is told of where that is the highest percentile', () => {
    expect(feedLateOnce(trialWith({ sendDelay: valuesOf([15, 600], [1, 90_000]) }))).toBe(
      'one of 16 events was sent 90.0 ms late by the feed itself: the highest percentiles of lateness hold it',
    );
  });

  test.each([
    ['it was within what is tolerated', valuesOf([15, 600], [1, 5_000])],
    ['there are a hundred events, and p99 does not hold it', valuesOf([99, 600], [1, 90_000])],
    ['the trial is invalid for it', valuesOf([14, 600], [2, 90_000])],
  ])('is not, where %s', (_, sendDelay) => {
    expect(feedLateOnce(trialWith({ sendDelay }))).toBeUndefined();
  });

  test('is not, where every time is left out', () => {
    const changes = { sendDelay: valuesOf([15, 600], [1, 90_000]), link: linkWith({ delayed: false }) };
    expect(feedLateOnce(trialWith(changes))).toBeUndefined();
  });
});
