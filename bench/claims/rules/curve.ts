import type { Figure } from '../claim.ts';
import {
  lookUp,
  predictionOf,
  scenarioOf,
  sweepPoints,
  type Evidence,
  type Gap,
  type Pick,
} from '../evidence.ts';
import type { Parameters } from '../../core/result.ts';
import { joined, type Text } from '../text.ts';
import { figureOf } from './figure.ts';

/** One row's figure along a sweep. */
export type CurvePick = Omit<Pick, 'contender'> & { readonly row: string };

export type CurvePoint = {
  /** Where on the sweep's own axis, in its base unit. */
  readonly at: number;
  readonly value: number;
  readonly scenario: Parameters;
  readonly figure: Figure;
  /** Whether the measurement is further from its prediction than is tolerated. */
  readonly isOff: boolean;
};

/** The points of a row, ascending; or what the first gap is. */
export function curveOf(
  evidence: Evidence,
  { row, suite, figure }: CurvePick,
): readonly CurvePoint[] | { readonly gap: Gap; readonly pick: Pick } {
  const points: CurvePoint[] = [];
  for (const { variant, at } of sweepPoints(evidence, suite)) {
    const pick = { suite, figure, contender: `${row}@${variant}` };
    const scenario = scenarioOf(evidence, pick);
    // A row need not be at every point.
    if (scenario === undefined) continue;
    const sample = lookUp(evidence, pick);
    if (typeof sample === 'string') return { gap: sample, pick };
    points.push({
      at,
      value: sample.median,
      scenario,
      figure: figureOf(evidence, pick, sample),
      isOff: predictionOf(evidence, pick)?.verdict === 'off',
    });
  }
  if (points.length < 2) return { gap: 'missing', pick: { suite, figure, contender: row } };
  return points;
}

/** For a curve that left its formula: until that is explained nothing is concluded from it. */
export function offWords(points: readonly CurvePoint[]): Text | undefined {
  const off = points
    .filter(({ isOff }) => isOff)
    .map(({ figure: { what, who } }) => joined([what, who], ': '));
  if (off.length === 0) return undefined;
  const listed = joined(off, '; ');
  return {
    en: `off the formula by more than is tolerated, to be explained first: ${listed.en}`,
    ru: `расходится с формулой сильнее допуска, сперва это надо объяснить: ${listed.ru}`,
  };
}
