import { exactChange } from '../../compare/exact-change.ts';
import { parseContender } from '../../core/contender.ts';
import { metricOf } from '../../core/metrics.ts';
import { derivedSeed } from '../../core/random.ts';
import { isDetermined } from '../../report/exactness.ts';
import type { Sample } from '../../report/sample.ts';
import { NOISE_BAND, SIGNIFICANCE } from '../../stats/difference.ts';
import { judgeEquivalence } from '../../stats/equivalence.ts';
import type { RatioInterval } from '../../stats/ratio-interval.ts';
import { sampledChanges } from '../../stats/sampled-change.ts';
import type { Ratio } from '../claim.ts';
import type { Pick } from '../evidence.ts';

/** A pick and what it gave. */
export type Sampled = { readonly pick: Pick; readonly sample: Sample };

/**
 * How a subject stands to another. `same`: exactly, or shown to be within the noise band. `none`: nothing could be
 * shown. `few`: too few repetitions that both have.
 */
export type Contrast = {
  readonly verdict: 'higher' | 'lower' | 'same' | 'none' | 'few';
  readonly ratio: Ratio | undefined;
  /** Of the ratio; undefined where there is none, or too few repetitions. */
  readonly interval: RatioInterval | undefined;
};

/**
 * Compares a subject with others of the same run, one family for Holm's adjustment. By the rules of the method: exact
 * figures exactly, sampled ones by Mann-Whitney and the bootstrap interval of the ratio.
 * @param isPlanned the plan determines the figures on both sides, whatever their metric is for other rows
 */
export function contrasts(
  subject: Sampled,
  others: readonly Sampled[],
  isPlanned = false,
): readonly Contrast[] {
  if (isPlanned || [subject, ...others].every(isExact)) {
    return others.map(({ sample }) => exactContrast(subject.sample, sample));
  }
  const changes = sampledChanges(
    others.map(({ pick, sample }) => ({
      base: sample.values,
      changed: subject.sample.values,
      resampling: { seed: seedOf(subject.pick, pick), blocks: 'paired' },
    })),
    undefined,
  );
  return changes.map((change, index) => sampledContrast(change, subject.sample, others[index]?.sample));
}

function isExact({ pick: { figure, contender } }: Sampled): boolean {
  const metric = metricOf(figure);
  // No claim compares rows over TLS.
  return metric !== undefined && isDetermined(metric, parseContender(contender).row, { tls: false });
}

function exactContrast(subject: Sample, other: Sample): Contrast {
  const { verdict, ratio } = exactChange(other.values, subject.values, undefined);
  const told = Number.isFinite(ratio) ? { value: ratio } : undefined;
  const interval = told && { ratio, low: ratio, high: ratio };
  if (verdict === 'untestable') return { verdict: 'few', ratio: undefined, interval: undefined };
  return { verdict: verdict === 'mixed' ? 'none' : verdict, ratio: told, interval };
}

function sampledContrast(
  change: ReturnType<typeof sampledChanges>[number],
  subject: Sample,
  other: Sample | undefined,
): Contrast {
  const { interval, obstacle, adjustedP, verdict } = change;
  const ratio = interval && {
    value: interval.ratio,
    interval: { low: interval.low, high: interval.high },
    ...(adjustedP === undefined ? {} : { p: adjustedP }),
  };
  if (obstacle === 'few repetitions') return { verdict: 'few', ratio: undefined, interval: undefined };
  if (verdict === 'higher' || verdict === 'lower') return { verdict, ratio, interval };
  if (verdict === 'untestable') return { verdict: byRank(subject, other, adjustedP), ratio, interval };
  if (isSame(interval, subject, other)) return { verdict: 'same', ratio, interval };
  return { verdict: 'none', ratio, interval };
}

/** Against nothing at all there is no factor, and still a difference. */
function byRank(subject: Sample, other: Sample | undefined, p = 1): Contrast['verdict'] {
  if (other === undefined || p >= SIGNIFICANCE || subject.median === other.median) return 'none';
  return subject.median > other.median ? 'higher' : 'lower';
}

function isSame(interval: RatioInterval | undefined, subject: Sample, other: Sample | undefined): boolean {
  const isOneValue = subject.min === other?.max && subject.max === other.min;
  return isOneValue || judgeEquivalence(interval, NOISE_BAND) === 'equivalent';
}

/** From what is compared, so that the same evidence reads the same. */
function seedOf(subject: Pick, other: Pick): number {
  return derivedSeed(1, 'claims', subject.suite, subject.figure, subject.contender, other.contender);
}
