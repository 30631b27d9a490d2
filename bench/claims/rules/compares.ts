import { parseContender } from '../../core/contender.ts';
import type { Answer, Question } from '../claim.ts';
import type { SuiteAsked } from '../evidence-names.ts';
import type { Evidence } from '../evidence.ts';
import { contenderWords, figureWords, type FigureName } from '../figure-names.ts';
import { alike, joined, type Text } from '../text.ts';
import { contrasts, type Contrast, type Sampled } from './contrast.ts';
import { LEAST_REPETITIONS_TO_JUDGE } from '../../stats/sampled-change.ts';
import { figureOf } from './figure.ts';
import { gather } from './gather.ts';
import type { Outcome } from './outcome.ts';

export type Comparison = {
  readonly suite: SuiteAsked;
  readonly figure: FigureName;
  readonly subject: string;
  readonly others: readonly string[];
  /** The plan determines both sides to the byte, whatever their metric is for other rows: one run decides. */
  readonly planned?: true;
  /** In a list of what holds; by default what the figure is called. */
  readonly about?: Text;
  readonly minor?: true;
};

type Wanted = {
  readonly verdict: 'higher' | 'lower';
  readonly orSame: boolean;
  /** How the subject stands to the others, and how if it is not as wanted. */
  readonly sign: Sign;
  readonly notSo: Sign;
};

/** How two figures stand to each other, as far as it was shown. */
type Sign = '>' | '≤' | '<' | '≥';

/** Yes if the subject's figure is shown to be above each of the others', no if it is shown not to be above one. */
export function greaterThanEach(comparison: Comparison): Question {
  return compares(comparison, { verdict: 'higher', orSame: false, sign: '>', notSo: '≤' });
}

/** The same for below. */
export function lessThanEach(comparison: Comparison): Question {
  return compares(comparison, { verdict: 'lower', orSame: false, sign: '<', notSo: '≥' });
}

/** Yes if nobody's figure is shown to be below the subject's, and each is shown to be above or the same. */
export function leastOfAll(comparison: Comparison): Question {
  return compares(comparison, { verdict: 'lower', orSame: true, sign: '≤', notSo: '>' });
}

function compares(comparison: Comparison, wanted: Wanted): Question {
  const { suite, figure, subject, others, about = figureWords(figure), planned = false } = comparison;
  const picks = [subject, ...others].map((contender) => ({ suite, contender, figure }));
  return (evidence) => {
    const { all, answer } = gather(evidence, about, picks);
    if (all === undefined) return answer;
    const [first, ...rest] = all;
    if (first === undefined) throw new TypeError('a comparison has a subject');
    const found = contrasts(first, rest, planned);
    return {
      ...judged(found, rest, wanted, subject),
      about,
      figures: figures(evidence, comparison, first, rest, found),
    };
  };
}

function figures(
  evidence: Evidence,
  { minor }: Comparison,
  first: Sampled,
  rest: readonly Sampled[],
  found: readonly Contrast[],
): Answer['figures'] {
  const how = minor === undefined ? {} : { minor };
  return [
    figureOf(evidence, first.pick, first.sample, how),
    ...rest.map(({ pick, sample }, index) =>
      figureOf(evidence, pick, sample, { ...how, ratio: found[index]?.ratio }),
    ),
  ];
}

function judged(
  found: readonly Contrast[],
  rest: readonly Sampled[],
  { verdict, orSame, sign, notSo }: Wanted,
  subject: string,
): Outcome {
  // A variant that all are of goes without saying.
  const variants = new Set([subject, ...rest.map(({ pick }) => pick.contender)].map(variantOf));
  const nameOf = (contender: string): Text => {
    const { row, variant } = parseContender(contender);
    return contenderWords(variants.size > 1 && variant !== undefined ? { row, variant } : { row });
  };
  const named = (wanted: (contrast: Contrast) => boolean): Text =>
    joined(
      rest.flatMap(({ pick }, index) => {
        const contrast = found[index];
        return contrast !== undefined && wanted(contrast) ? [nameOf(pick.contender)] : [];
      }),
      '; ',
    );
  const isGood = (contrast: Contrast): boolean =>
    contrast.verdict === verdict || (orSame && contrast.verdict === 'same');
  const isOpen = (contrast: Contrast): boolean => contrast.verdict === 'few' || contrast.verdict === 'none';
  const isBad = (contrast: Contrast): boolean => !isGood(contrast) && !isOpen(contrast);
  const head = nameOf(subject);
  const ranked = (by: Sign, whom: Text): readonly Text[] => [joined([head, alike(by), whom], ' ')];
  if (found.some(isBad)) return { says: 'no', reasons: ranked(notSo, named(isBad)) };
  if (found.every(isGood)) return { says: 'yes', reasons: ranked(sign, named(isGood)) };
  const isFew = found.some((contrast) => contrast.verdict === 'few');
  return {
    says: 'unknown',
    repetitionsNeeded: isFew ? LEAST_REPETITIONS_TO_JUDGE : null,
    reasons: [openWords(head, named(isOpen), isFew)],
  };
}

function openWords(subject: Text, others: Text, isFew: boolean): Text {
  const found: Text = isFew
    ? { en: 'too few repetitions to compare', ru: 'слишком мало повторов для сравнения' }
    : { en: 'neither a difference nor its absence is shown', ru: 'не видно ни различия, ни равенства' };
  return {
    en: `${subject.en} against ${others.en}: ${found.en}`,
    ru: `${subject.ru} и ${others.ru}: ${found.ru}`,
  };
}

function variantOf(contender: string): string | undefined {
  return parseContender(contender).variant;
}
