import { amount } from '../amount.ts';
import type { Question } from '../claim.ts';
import { lookUp, unitOf, type Pick } from '../evidence.ts';
import { figureWords } from '../figure-names.ts';
import { LEAST_REPETITIONS_TO_JUDGE } from '../../stats/sampled-change.ts';
import { figureOf, gapAnswer } from './figure.ts';
import type { Outcome } from './outcome.ts';

/** Whether a figure keeps a limit: yes if the whole 95 % interval of its median does, no if none of it does. */
export function atMost(pick: Pick, limit: number, about = figureWords(pick.figure)): Question {
  const words = amount(limit, unitOf(pick.figure));
  const outcome = (interval: { readonly low: number; readonly high: number } | undefined): Outcome => {
    if (interval === undefined) {
      return {
        says: 'unknown',
        repetitionsNeeded: LEAST_REPETITIONS_TO_JUDGE,
        reasons: [{ en: 'too few repetitions for an interval', ru: 'слишком мало повторов для интервала' }],
      };
    }
    if (interval.high <= limit) {
      return { says: 'yes', reasons: [{ en: `at most ${words.en}`, ru: `не больше ${words.ru}` }] };
    }
    if (interval.low > limit) {
      return { says: 'no', reasons: [{ en: `more than ${words.en}`, ru: `больше ${words.ru}` }] };
    }
    return {
      says: 'unknown',
      repetitionsNeeded: null,
      reasons: [{ en: `about ${words.en}, to either side`, ru: `около ${words.ru}, по обе стороны` }],
    };
  };
  return (evidence) => {
    const sample = lookUp(evidence, pick);
    if (typeof sample === 'string') return gapAnswer(about, pick, sample);
    const figure = figureOf(evidence, pick, sample);
    return { about, figures: [figure], ...outcome(figure.interval) };
  };
}
