import { number } from '../amount.ts';
import type { Answer, Figure, Question } from '../claim.ts';
import type { Evidence } from '../evidence.ts';
import { joined, type Text } from '../text.ts';
import { crossingOf, type Crossing, type Scales } from './crossing.ts';
import { offWords, skippedWords, type Curve } from './curve.ts';
import type { Outcome } from './outcome.ts';

/** What is put beside the level at each point. */
export type Judged = {
  readonly points: readonly { readonly at: number; readonly value: number }[];
  /** Of each point. */
  readonly figures: readonly (readonly Figure[])[];
  /** The curves that have to be on their formulas. */
  readonly curves: readonly Curve[];
};

export type Turning = {
  readonly about: Text;
  readonly judged: (evidence: Evidence) => Judged | Answer;
  readonly level: number;
  /** On which side of the level the sentence is right. */
  readonly holds: 'above' | 'below';
  readonly scales: Scales;
  /** The axis, as in "while λT is below". */
  readonly axis: Text;
  /** Where a formula has it turn. */
  readonly predicted: number;
};

/**
 * Whether a sentence holds all along a sweep (yes), nowhere on it (no), or up to a point (turns). Not judged where a
 * measurement is off its formula, or where the level is crossed more than once.
 */
export function turnsAt(turning: Turning): Question {
  const { about, level, holds, scales } = turning;
  return (evidence) => {
    const judged = turning.judged(evidence);
    if ('says' in judged) return judged;
    const { points, figures, curves } = judged;
    const off = offWords(curves);
    const crossing = crossingOf(points, level, scales);
    const told = { about, figures: figuresAround(points, figures, crossing) };
    if (off !== undefined) return { ...told, says: 'unknown', repetitionsNeeded: null, reasons: [off] };
    const answer = answerOf(crossing, holds, turning);
    return { ...told, ...answer, reasons: [...answer.reasons, ...skippedWords(curves)] };
  };
}

/** The ends, and the points that it turns between; those besides are for who looks closer. */
function figuresAround(
  points: Judged['points'],
  figures: Judged['figures'],
  crossing: Crossing,
): readonly Figure[] {
  const after = 'at' in crossing ? points.findIndex(({ at }) => at > crossing.at) : -1;
  return figures.flatMap((its, index) => {
    const isKey = index === 0 || index === points.length - 1 || index === after || index === after - 1;
    return isKey ? its : its.map((figure) => ({ ...figure, minor: true as const }));
  });
}

function answerOf(crossing: Crossing, holds: Turning['holds'], { axis, predicted }: Turning): Outcome {
  if ('at' in crossing) {
    const text = conditionWords(crossing.from === holds, axis, crossing.at, predicted);
    return { says: 'turns', reasons: [text], condition: { text, at: crossing.at } };
  }
  if (crossing.side === holds) {
    return { says: 'yes', reasons: [{ en: 'at every point of the sweep', ru: 'во всех точках развёртки' }] };
  }
  if (crossing.side !== 'both, more than once') {
    return { says: 'no', reasons: [{ en: 'at no point of the sweep', ru: 'ни в одной точке развёртки' }] };
  }
  return {
    says: 'unknown',
    repetitionsNeeded: null,
    reasons: [
      {
        en: 'crosses the limit more than once: too noisy to say where it turns',
        ru: 'пересекает границу не один раз: слишком шумно, чтобы назвать точку поворота',
      },
    ],
  };
}

function conditionWords(isBelow: boolean, axis: Text, at: number, predicted: number): Text {
  const side: Text = isBelow ? { en: ' < ', ru: ' < ' } : { en: ' > ', ru: ' > ' };
  const formula: Text = joined(
    [{ en: ' (by the formula: ', ru: ' (по формуле: ' }, number(predicted), { en: ')', ru: ')' }],
    '',
  );
  return joined([{ en: 'while ', ru: 'пока ' }, axis, side, number(at), formula], '');
}
