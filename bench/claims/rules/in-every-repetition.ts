import type { Parameters } from '../../core/result.ts';
import { amount } from '../amount.ts';
import type { Question } from '../claim.ts';
import { lookUp, scenarioOf, unitOf, type Pick } from '../evidence.ts';
import { figureWords } from '../figure-names.ts';
import type { Text } from '../text.ts';
import { LEAST_REPETITIONS_TO_JUDGE } from '../../stats/sampled-change.ts';
import { figureOf, gapAnswer } from './figure.ts';
import type { Outcome } from './outcome.ts';

export type Expectation = {
  readonly pick: Pick;
  /** Exactly so much, by the scenario. */
  readonly expected: (scenario: Parameters) => number;
  readonly about?: Text;
};

/**
 * Whether a figure has one value in every repetition, exactly: yes if it has in each, no if it has not in one.
 * Counts that depend on time want repetitions before they are taken for certain.
 */
export function inEveryRepetition({
  pick,
  expected,
  about = figureWords(pick.figure),
}: Expectation): Question {
  return (evidence) => {
    const sample = lookUp(evidence, pick);
    const scenario = scenarioOf(evidence, pick);
    if (typeof sample === 'string') return gapAnswer(about, pick, sample);
    if (scenario === undefined) return gapAnswer(about, pick, 'missing');
    const wanted = expected(scenario);
    const differing = sample.values.filter(({ value }) => !isEqual(value, wanted)).length;
    const words = amount(wanted, unitOf(pick.figure));
    return { about, figures: [figureOf(evidence, pick, sample)], ...judged(differing, sample.n, words) };
  };
}

/** A share that was divided may be off in its last digit. */
function isEqual(value: number, wanted: number): boolean {
  return Math.abs(value - wanted) <= Number.EPSILON * Math.max(1, Math.abs(wanted));
}

function judged(differing: number, n: number, wanted: Text): Outcome {
  if (differing > 0) {
    return {
      says: 'no',
      reasons: [
        {
          en: `not ${wanted.en} in ${differing} of ${n} repetitions`,
          ru: `не ${wanted.ru} в повторах: ${differing} из ${n}`,
        },
      ],
    };
  }
  if (n < LEAST_REPETITIONS_TO_JUDGE) {
    return {
      says: 'unknown',
      repetitionsNeeded: LEAST_REPETITIONS_TO_JUDGE,
      reasons: [
        {
          en: `${wanted.en} so far, in too few repetitions`,
          ru: `пока ${wanted.ru}, но повторов слишком мало`,
        },
      ],
    };
  }
  return {
    says: 'yes',
    reasons: [{ en: `exactly ${wanted.en} in every repetition`, ru: `ровно ${wanted.ru} в каждом повторе` }],
  };
}
