import type { Parameters } from '../../core/result.ts';
import { slopeOf } from '../../stats/slope.ts';
import { number } from '../amount.ts';
import type { Figure, Question } from '../claim.ts';
import { figureWords } from '../figure-names.ts';
import type { Text } from '../text.ts';
import { curveOf, skippedWords, type Curve, type CurvePick } from './curve.ts';
import { gapAnswer } from './figure.ts';
import type { Outcome } from './outcome.ts';

export type Growth = CurvePick & {
  /** What it grows with, of each point's scenario; in the figure's own unit. */
  readonly over: (scenario: Parameters) => number;
  readonly overWords: Text;
  /** How much for each unit of it, by the formula. */
  readonly slope: number;
};

/** How far the slope may be off, as a share of the formula's. */
const SLOPE_MARGIN = 0.2;
/** Below this share of the formula's slope a figure does not grow with it at all. */
const NO_SLOPE = 0.5;

/**
 * Whether a figure grows along a sweep as a formula says: yes if the slope of the least squares is within a fifth of
 * the formula's, no if it is below half of it, or above twice.
 */
export function growsWith({ over, overWords, slope, ...pick }: Growth): Question {
  const about = figureWords(pick.figure);
  return (evidence) => {
    const curve = curveOf(evidence, pick);
    if ('gap' in curve) return gapAnswer(about, curve.pick, curve.gap);
    const found = slopeOf(curve.points.map(({ scenario, value }) => [over(scenario), value]));
    const outcome = judged(found, slope, overWords);
    return {
      about,
      figures: ends(curve),
      ...outcome,
      reasons: [...outcome.reasons, ...skippedWords([curve])],
    };
  };
}

/** The first and the last point tell how far it grows; those between are for who looks closer. */
function ends({ points }: Curve): readonly Figure[] {
  return points.map(({ figure }, index) =>
    index === 0 || index === points.length - 1 ? figure : { ...figure, minor: true },
  );
}

function judged(found: number | undefined, expected: number, over: Text): Outcome {
  if (found === undefined || !Number.isFinite(found)) {
    return { says: 'unknown', repetitionsNeeded: null, reasons: [WITHOUT_SLOPE] };
  }
  const share = found / expected;
  const words = slopeWords(found, expected, over);
  if (Math.abs(share - 1) <= SLOPE_MARGIN) return { says: 'yes', reasons: [words] };
  if (share < NO_SLOPE || share > 1 / NO_SLOPE) return { says: 'no', reasons: [words] };
  return { says: 'unknown', repetitionsNeeded: null, reasons: [words] };
}

function slopeWords(found: number, expected: number, over: Text): Text {
  const [measured, formula] = [number(found), number(expected)];
  return {
    en: `grows by ${measured.en} for each unit of ${over.en} (by the formula: ${formula.en})`,
    ru: `растёт на ${measured.ru} на каждую единицу ${over.ru} (по формуле: ${formula.ru})`,
  };
}

const WITHOUT_SLOPE: Text = {
  en: 'the points of the sweep give no slope',
  ru: 'по точкам развёртки наклон не посчитать',
};
