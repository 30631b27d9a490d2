import type { Answer, Figure } from '../claim.ts';
import type { Evidence } from '../evidence.ts';
import type { Text } from '../text.ts';
import { curveOf, type Curve, type CurvePick, type CurvePoint } from './curve.ts';
import { gapAnswer } from './figure.ts';

/** Two rows at the same point of a sweep. */
export type PointPair = { readonly mine: CurvePoint; readonly its: CurvePoint };

export type PairedCurves = {
  readonly pairs: readonly PointPair[];
  readonly mine: Curve;
  readonly its: Curve;
};

/** A row's figure along a sweep beside that of another; or why there is none. */
export function pairedCurves(
  evidence: Evidence,
  about: Text,
  { other, ...pick }: CurvePick & { readonly other: string },
): PairedCurves | Answer {
  const mine = curveOf(evidence, pick);
  if ('gap' in mine) return gapAnswer(about, mine.pick, mine.gap);
  const its = curveOf(evidence, { ...pick, row: other });
  if ('gap' in its) return gapAnswer(about, its.pick, its.gap);
  const pairs = mine.points.flatMap((point) => {
    const beside = its.points.find(({ at }) => at === point.at);
    return beside === undefined ? [] : [{ mine: point, its: beside }];
  });
  return { pairs, mine, its };
}

/** Both figures of a pair, with how many times the second the first is. */
export function pairFigures({ mine, its }: PointPair): readonly Figure[] {
  return [mine.figure, { ...its.figure, ratio: { value: mine.value / its.value } }];
}
