import { normalTail } from './normal.ts';

/** Above it in either sample the normal distribution takes the exact one's place. */
export const LARGEST_EXACT = 20;

/**
 * The two-sided p value of U for samples of m and n values without ties, by counting all the ways to arrange them
 * (Mann and Whitney 1947). Their number is below 2^53 up to LARGEST_EXACT, so every count is an exact integer.
 */
export function exactP(u: number, m: number, n: number): number {
  const counts = waysByU(m, n);
  const least = Math.min(u, m * n - u);
  let ways = 0;
  let all = 0;
  for (const [index, count] of counts.entries()) {
    if (index <= least) ways += count;
    all += count;
  }
  return Math.min(1, (2 * ways) / all);
}

/** How many arrangements have U = 0, 1, … mn: the coefficients of the Gaussian binomial of m + n over m. */
function waysByU(m: number, n: number): readonly number[] {
  const ways = new Array<number>(m * n + 1).fill(0);
  ways[0] = 1;
  for (let i = 1; i <= m; i += 1) {
    // Times 1 - q^(n + i), then divided by 1 - q^i.
    for (let u = m * n; u >= n + i; u -= 1) ways[u] = (ways[u] ?? 0) - (ways[u - n - i] ?? 0);
    for (let u = i; u <= m * n; u += 1) ways[u] = (ways[u] ?? 0) + (ways[u - i] ?? 0);
  }
  return ways;
}

/** The two-sided p value of U by the normal distribution, corrected for continuity and ties, as R has it. */
export function normalP(u: number, m: number, n: number, groups: readonly number[] = []): number {
  const all = m + n;
  const ties = groups.reduce((sum, size) => sum + size ** 3 - size, 0);
  const variance = ((m * n) / 12) * (all + 1 - ties / (all * (all - 1)));
  const away = Math.abs(u - (m * n) / 2);
  // Values that are all equal have no variance, and no U but the middle one.
  return away === 0 ? 1 : Math.min(1, 2 * normalTail((away - 0.5) / Math.sqrt(variance)));
}

/** The smallest U above the middle whose p value, without ties, is below the level; undefined where none is. */
export function leastSignificantU(m: number, n: number, level: number): number | undefined {
  const pOf = Math.max(m, n) <= LARGEST_EXACT ? exactP : normalP;
  let least: number | undefined;
  for (let u = m * n; u > (m * n) / 2 && pOf(u, m, n) < level; u -= 1) least = u;
  return least;
}
