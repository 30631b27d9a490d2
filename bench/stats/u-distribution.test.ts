import { describe, expect, test } from 'vitest';
import { exactP, leastSignificantU, normalP } from './u-distribution.ts';

/** The two-sided p by listing every way to choose which m of the m + n ranks are the first sample's. */
function pByListing(u: number, m: number, n: number): number {
  const away = Math.abs(u - (m * n) / 2);
  const everyRank = Array.from({ length: m + n }, (_, index) => index + 1);
  let all = 0;
  let asFar = 0;
  for (let chosen = 0; chosen < 2 ** (m + n); chosen += 1) {
    const ranks = everyRank.filter((rank) => chosen & (1 << (rank - 1)));
    if (ranks.length !== m) continue;
    all += 1;
    const itsU = ranks.reduce((sum, one) => sum + one, 0) - (m * (m + 1)) / 2;
    if (Math.abs(itsU - (m * n) / 2) >= away) asFar += 1;
  }
  return asFar / all;
}

describe('the exact distribution of U', () => {
  test.each([
    [1, 1],
    [2, 5],
    [3, 3],
    [4, 6],
    [5, 5],
  ])('is that of all arrangements of %i and %i values', (m, n) => {
    for (let u = 0; u <= m * n; u += 1) expect(exactP(u, m, n)).toBeCloseTo(pByListing(u, m, n), 12);
  });

  test('counts without losing one up to 20 against 20', () => {
    // 2 of the C(40, 20) = 137,846,528,820 arrangements.
    expect(exactP(0, 20, 20)).toBe(2 / 137_846_528_820);
    expect(exactP(200, 20, 20)).toBe(1);
  });
});

describe('the normal distribution in its place', () => {
  test('comes close to it for samples of twenty', () => {
    for (const u of [60, 100, 140, 180]) {
      expect(Math.abs(normalP(u, 20, 20) - exactP(u, 20, 20))).toBeLessThan(0.005);
    }
  });

  test('gives 1 where all values are equal', () => {
    expect(normalP(50, 10, 10, [20])).toBe(1);
  });
});

describe('the least significant U', () => {
  // Two-sided critical values of published tables are the smaller U: mn less ours.
  test.each([
    [4, 4, 0],
    [5, 5, 2],
    [8, 8, 13],
    [10, 10, 23],
    [10, 7, 14],
    [20, 20, 127],
  ])('at 5 %% for %i and %i is mn less %i, as in the published table', (m, n, critical) => {
    expect(leastSignificantU(m, n, 0.05)).toBe(m * n - critical);
  });

  test('is none where no arrangement is rare enough', () => {
    expect(leastSignificantU(3, 3, 0.05)).toBeUndefined();
    expect(leastSignificantU(5, 5, 0.05 / 8)).toBeUndefined();
    expect(leastSignificantU(10, 10, 0.05 / 8)).toBeDefined();
  });

  test('is found beyond the exact distribution too', () => {
    const least = leastSignificantU(30, 30, 0.05) ?? NaN;
    expect(normalP(least, 30, 30)).toBeLessThan(0.05);
    expect(normalP(least - 1, 30, 30)).toBeGreaterThanOrEqual(0.05);
  });
});
