import type { Question } from '../claim.ts';
import { amount } from '../amount.ts';
import { unitOf } from '../evidence.ts';
import { figureWords } from '../figure-names.ts';
import type { Text } from '../text.ts';
import type { Comparison } from './compares.ts';
import { contrasts, type Contrast } from './contrast.ts';
import { LEAST_REPETITIONS_TO_JUDGE } from '../../stats/sampled-change.ts';
import { figureOf } from './figure.ts';
import { gather } from './gather.ts';
import type { Outcome } from './outcome.ts';

/** How much more a subject may have and still be as good: a share of the other's median, or an amount if that is more. */
export type Margin = { readonly relative: number; readonly absolute?: number };

/**
 * Whether a subject is as good as one other, less being better: yes if the whole 95 % interval of the ratio is within
 * the margin, or the subject is shown to have less; no if the whole interval is above it.
 */
export function asGoodAs(
  comparison: Omit<Comparison, 'others'> & { readonly other: string; readonly margin: Margin },
): Question {
  const { suite, figure, subject, other, margin, about = figureWords(figure), planned, minor } = comparison;
  const picks = [subject, other].map((contender) => ({ suite, contender, figure }));
  return (evidence) => {
    const { all, answer } = gather(evidence, about, picks);
    if (all === undefined) return answer;
    const [mine, its] = all;
    if (mine === undefined || its === undefined) throw new TypeError('two were gathered');
    const [contrast] = contrasts(mine, [its], planned);
    if (contrast === undefined) throw new TypeError('two have a contrast');
    const share = marginOf(margin, its.sample.median);
    const how = minor === undefined ? {} : { minor };
    return {
      ...judged(contrast, share, amount(share * its.sample.median, unitOf(figure))),
      about,
      figures: [
        figureOf(evidence, mine.pick, mine.sample, how),
        figureOf(evidence, its.pick, its.sample, { ...how, ratio: contrast.ratio }),
      ],
    };
  };
}

function marginOf({ relative, absolute = 0 }: Margin, median: number): number {
  return median > 0 && Number.isFinite(median) ? Math.max(relative, absolute / median) : relative;
}

function judged({ verdict, interval }: Contrast, margin: number, allowed: Text): Outcome {
  if (verdict === 'same' || verdict === 'lower') return { says: 'yes', reasons: [goodWords(verdict)] };
  if (interval !== undefined && interval.low >= 1 / (1 + margin) && interval.high <= 1 + margin) {
    return {
      says: 'yes',
      reasons: [
        { en: `as good within the margin of ${allowed.en}`, ru: `не хуже в пределах допуска ${allowed.ru}` },
      ],
    };
  }
  if (interval === undefined ? verdict === 'higher' : interval.low > 1 + margin) {
    return {
      says: 'no',
      reasons: [{ en: `worse by more than ${allowed.en}`, ru: `хуже больше чем на ${allowed.ru}` }],
    };
  }
  const few = verdict === 'few';
  return {
    says: 'unknown',
    repetitionsNeeded: few ? LEAST_REPETITIONS_TO_JUDGE : null,
    reasons: [
      few
        ? { en: 'too few repetitions to tell', ru: 'слишком мало повторов, чтобы судить' }
        : {
            en: `the interval reaches over the margin of ${allowed.en}: neither as good nor worse is shown`,
            ru: `интервал выходит за допуск ${allowed.ru}: не видно ни равенства, ни отставания`,
          },
    ],
  };
}

function goodWords(verdict: 'same' | 'lower'): Text {
  return verdict === 'same' ? { en: 'the same', ru: 'одинаково' } : { en: 'even less', ru: 'даже меньше' };
}
