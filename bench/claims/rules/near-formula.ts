import type { Question } from '../claim.ts';
import { lookUp, predictionOf, type Pick } from '../evidence.ts';
import { figureWords } from '../figure-names.ts';
import type { Text } from '../text.ts';
import { LEAST_REPETITIONS_TO_JUDGE } from '../../stats/sampled-change.ts';
import { curveOf, offWords, skippedWords, type CurvePick } from './curve.ts';
import { figureOf, gapAnswer } from './figure.ts';
import type { Outcome } from './outcome.ts';

/**
 * Whether a figure is what a formula says: yes if the whole 95 % interval of its median is within a share of what the
 * run itself predicted, no if the whole of it is outside. Without a share the tolerance is that which the run stored.
 */
export function nearFormula(pick: Pick, share?: number): Question {
  const about = figureWords(pick.figure);
  return (evidence) => {
    const sample = lookUp(evidence, pick);
    if (typeof sample === 'string') return gapAnswer(about, pick, sample);
    const figure = figureOf(evidence, pick, sample);
    const expected = predictionOf(evidence, pick)?.expected;
    const shared = { about, figures: [figure] };
    if (expected === undefined) {
      return { ...shared, says: 'unknown', repetitionsNeeded: null, reasons: [WITHOUT_PREDICTION] };
    }
    if (figure.interval === undefined) {
      return {
        ...shared,
        says: 'unknown',
        repetitionsNeeded: LEAST_REPETITIONS_TO_JUDGE,
        reasons: [TOO_FEW],
      };
    }
    const { low, high } = figure.interval;
    const allowed = share === undefined ? expected.allowed : expected.value * share;
    const [least, most] = [expected.value - allowed, expected.value + allowed];
    if (low >= least && high <= most) return { ...shared, says: 'yes', reasons: [WITHIN] };
    if (low > most || high < least) return { ...shared, says: 'no', reasons: [OUTSIDE] };
    return { ...shared, says: 'unknown', repetitionsNeeded: null, reasons: [ACROSS] };
  };
}

/** Whether a row's figure is on its formula all along a sweep; where it is not, nothing is concluded. */
export function onCurve(pick: CurvePick): Question {
  const about = figureWords(pick.figure);
  return (evidence) => {
    const curve = curveOf(evidence, pick);
    if ('gap' in curve) return gapAnswer(about, curve.pick, curve.gap);
    const figures = curve.points.map(({ figure }) => ({ ...figure, minor: true as const }));
    const outcome = onOrOff(offWords([curve]));
    return { about, figures, ...outcome, reasons: [...outcome.reasons, ...skippedWords([curve])] };
  };
}

function onOrOff(off: Text | undefined): Outcome {
  if (off === undefined) return { says: 'yes', reasons: [ON_CURVE] };
  return { says: 'unknown', repetitionsNeeded: null, reasons: [off] };
}

const WITHIN: Text = { en: 'as the formula says', ru: 'как говорит формула' };
const OUTSIDE: Text = { en: 'not what the formula says', ru: 'не то, что говорит формула' };
const ON_CURVE: Text = {
  en: 'on the formula at every point of the sweep',
  ru: 'по формуле во всех точках развёртки',
};
const ACROSS: Text = {
  en: 'the interval reaches over the margin',
  ru: 'интервал выходит за допуск',
};
const TOO_FEW: Text = {
  en: 'too few repetitions for an interval',
  ru: 'слишком мало повторов для интервала',
};
const WITHOUT_PREDICTION: Text = {
  en: 'the run was recorded without its predictions: measure it anew',
  ru: 'в записи нет предсказаний: измерьте заново',
};
