import { number } from '../amount.ts';
import type { Answer, Figure, Question } from '../claim.ts';
import type { Evidence } from '../evidence.ts';
import type { Text } from '../text.ts';
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
  const { about, level, scales } = turning;
  return (evidence) => {
    const judged = turning.judged(evidence);
    if ('says' in judged) return judged;
    const { points, figures, curves } = judged;
    const off = offWords(curves);
    const crossing = crossingOf(points, level, scales);
    const told = { about, figures: figuresAround(figures, crossing) };
    if (off !== undefined) return { ...told, says: 'unknown', repetitionsNeeded: null, reasons: [off] };
    const answer = answerOf(crossing, points, turning);
    return { ...told, ...answer, reasons: [...answer.reasons, ...skippedWords(curves)] };
  };
}

/** The ends, and the points that it turns between; those besides are for who looks closer. */
function figuresAround(figures: Judged['figures'], crossing: Crossing): readonly Figure[] {
  const around: readonly number[] = 'between' in crossing ? crossing.between : [];
  return figures.flatMap((its, index) => {
    const isKey = index === 0 || index === figures.length - 1 || around.includes(index);
    return isKey ? its : its.map((figure) => ({ ...figure, minor: true as const }));
  });
}

function answerOf(crossing: Crossing, points: Judged['points'], turning: Turning): Outcome {
  if ('at' in crossing) {
    const text = conditionWords(crossing, points, turning);
    return { says: 'turns', reasons: [text], condition: { text, at: crossing.at } };
  }
  if (crossing.side === turning.holds) {
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

/** With the points that it was interpolated between, so that nobody takes it for finer than the sweep is. */
function conditionWords(
  { from, at, between }: Extract<Crossing, { at: number }>,
  points: Judged['points'],
  { holds, axis, predicted }: Turning,
): Text {
  const [before, after] = between.map((index) => number(points[index]?.at ?? NaN));
  if (before === undefined || after === undefined) throw new TypeError('it turns between two points');
  const [turn, formula, side] = [number(at), number(predicted), from === holds ? '<' : '>'];
  return {
    en: `while ${axis.en} ${side} ${turn.en} (between ${before.en} and ${after.en}; by the formula: ${formula.en})`,
    ru: `пока ${axis.ru} ${side} ${turn.ru} (между ${before.ru} и ${after.ru}; по формуле: ${formula.ru})`,
  };
}
