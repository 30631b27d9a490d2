import { contrasts, type Contrast, type Sampled } from '../rules/contrast.ts';
import { LEAST_REPETITIONS_TO_JUDGE } from '../../stats/sampled-change.ts';
import type { Margin } from '../rules/within-margin.ts';

/** `good`: as good as the best; `behind`: worse by less than twice; `poor`: worse by more; `unknown`: not to be said. */
export type Mark = 'good' | 'behind' | 'poor' | 'unknown';

/** From here on a transport is at a disadvantage, and not just behind. */
const TWICE = 2;

/** How a figure, the less the better, stands to the best of its column: by the whole interval of their ratio. */
export function markAgainst(one: Sampled, all: readonly Sampled[], margin: Margin): Mark {
  const best = all.reduce((least, other) => (other.sample.median < least.sample.median ? other : least), one);
  if (best === one) return isKnown(one, all) ? 'good' : 'unknown';
  const [contrast] = contrasts(one, [best]);
  return contrast === undefined ? 'unknown' : markOf(contrast, marginAgainst(best, margin));
}

/** The best is best if anything could be said of it against another. */
function isKnown(one: Sampled, all: readonly Sampled[]): boolean {
  const others = all.filter((other) => other !== one);
  return (
    one.sample.n >= LEAST_REPETITIONS_TO_JUDGE ||
    contrasts(one, others).some(({ verdict }) => verdict !== 'few')
  );
}

function marginAgainst({ sample: { median } }: Sampled, { relative, absolute = 0 }: Margin): number {
  return median > 0 ? Math.max(relative, absolute / median) : relative;
}

function markOf({ verdict, interval }: Contrast, margin: number): Mark {
  if (verdict === 'few') return 'unknown';
  if (verdict === 'same' || verdict === 'lower') return 'good';
  // More than nothing is no factor of it.
  if (interval === undefined) return verdict === 'higher' ? 'poor' : 'unknown';
  if (interval.high <= 1 + margin) return 'good';
  if (interval.low <= 1 + margin) return 'unknown';
  return interval.low > TWICE ? 'poor' : 'behind';
}

const CLOSE = 1.1;

/** The same of counts, which do not scatter. */
export function markOfCount(count: number, least: number): Mark {
  if (count <= least * CLOSE) return 'good';
  return count <= least * TWICE ? 'behind' : 'poor';
}
