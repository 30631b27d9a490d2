import { ascending } from './ascending.ts';

/** Both ends are values of the sample. `coverage` is the probability that such an interval holds the median. */
export type Interval = { readonly low: number; readonly high: number; readonly coverage: number };

/**
 * A confidence interval of the median from order statistics (Conover, Practical Nonparametric Statistics, 1999,
 * section 3.2): the narrowest pair of values, as many steps from below as from above, that covers at least
 * `level`. It assumes no shape of the distribution. Undefined where even the whole range does not reach the level:
 * for fewer than 6 values at 95 %.
 */
export function medianInterval(values: readonly number[], level = 0.95): Interval | undefined {
  const sorted = ascending(values);
  let interval: Interval | undefined;
  for (const [steps, outside] of tailsOfBinomial(sorted.length)) {
    const low = sorted[steps];
    const high = sorted[sorted.length - 1 - steps];
    const coverage = 1 - 2 * outside;
    if (low === undefined || high === undefined || coverage < level) break;
    interval = { low, high, coverage };
  }
  return interval;
}

/** For k = 0, 1, … below n / 2 the probability that at most k of n values are below the median. */
function* tailsOfBinomial(n: number): Generator<readonly [k: number, probability: number]> {
  // By logarithms: the probability of none is 2^-n, which is 0 to a double when n is above 1,074.
  let logOfTerm = -n * Math.LN2;
  let sum = 0;
  for (let k = 0; k < n / 2; k += 1) {
    sum += Math.exp(logOfTerm);
    yield [k, sum];
    logOfTerm += Math.log((n - k) / (k + 1));
  }
}
