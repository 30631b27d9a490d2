import { parseContender } from '../../core/contender.ts';
import type { Sample } from '../../report/sample.ts';
import { medianInterval } from '../../stats/median-interval.ts';
import type { Answer, Figure, Ratio } from '../claim.ts';
import { isDelayed, lookUp, predictionOf, unitOf, type Evidence, type Gap, type Pick } from '../evidence.ts';
import { contenderWords, figureWords } from '../figure-names.ts';
import type { Text } from '../text.ts';

/** A sample as it is shown, with what the run itself predicted of it. */
export function figureOf(
  evidence: Evidence,
  pick: Pick,
  { values, median, n }: Sample,
  more: { readonly ratio?: Ratio | undefined; readonly minor?: true } = {},
): Figure {
  const interval = medianInterval(values.map(({ value }) => value));
  const prediction = predictionOf(evidence, pick);
  const { ratio, minor } = more;
  return {
    what: figureWords(pick.figure),
    who: contenderWords(parseContender(pick.contender)),
    from: pick.suite,
    value: median,
    unit: unitOf(pick.figure),
    n,
    ...(interval === undefined ? {} : { interval: { low: interval.low, high: interval.high } }),
    ...(prediction === undefined ? {} : { predicted: predictedOf(prediction) }),
    ...(ratio === undefined ? {} : { ratio }),
    ...(isDelayed(evidence, pick) ? { delayed: true } : {}),
    ...(minor === undefined ? {} : { minor }),
  };
}

function predictedOf({
  expected,
  isBound,
}: NonNullable<ReturnType<typeof predictionOf>>): NonNullable<Figure['predicted']> {
  return { value: expected.value, allowed: expected.allowed, isBound };
}

/** The figures of those picks that there are, to be shown beside an answer. */
export function factsOf(evidence: Evidence, picks: readonly Pick[], minor?: true): readonly Figure[] {
  return picks.flatMap((pick) => {
    const sample = lookUp(evidence, pick);
    return typeof sample === 'string' ? [] : [figureOf(evidence, pick, sample, minor && { minor })];
  });
}

/** What can be said where there is no sample. */
export function gapAnswer(about: Text, pick: Pick, gap: Gap): Answer {
  const words = contenderWords(parseContender(pick.contender));
  if (gap === 'missing') {
    return {
      says: 'missing',
      about,
      missing: [pick.suite],
      figures: [],
      reasons: [
        {
          en: `${words.en}: not measured (${pick.suite})`,
          ru: `${words.ru}: не измерено (${pick.suite})`,
        },
      ],
    };
  }
  return {
    says: 'unknown',
    about,
    repetitionsNeeded: null,
    figures: [],
    reasons: [
      {
        en: `${words.en}: not one trial was valid (${pick.suite})`,
        ru: `${words.ru}: ни одно измерение не годится (${pick.suite})`,
      },
    ],
  };
}
