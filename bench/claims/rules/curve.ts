import { parseContender } from '../../core/contender.ts';
import type { Parameters } from '../../core/result.ts';
import type { Sample } from '../../report/sample.ts';
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
import { contenderWords } from '../figure-names.ts';
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

/** The points of a row, ascending, and what is not among them since no trial of it was valid. */
export type Curve = { readonly points: readonly CurvePoint[]; readonly skipped: readonly Text[] };

/** With fewer points there is no curve. */
const LEAST_POINTS = 3;

/** A row's figure along a sweep; or what is lacking. */
export function curveOf(
  evidence: Evidence,
  { row, suite, figure }: CurvePick,
): Curve | { readonly gap: Gap; readonly pick: Pick } {
  const points: CurvePoint[] = [];
  const skipped: Pick[] = [];
  for (const { variant, at } of sweepPoints(evidence, suite)) {
    const pick = { suite, figure, contender: `${row}@${variant}` };
    const scenario = scenarioOf(evidence, pick);
    // A row need not be at every point.
    if (scenario === undefined) continue;
    const sample = lookUp(evidence, pick);
    if (sample === 'missing') return { gap: sample, pick };
    if (sample === 'no valid trial') skipped.push(pick);
    else points.push({ at, value: sample.median, scenario, ...measuredAt(evidence, pick, sample) });
  }
  const [first] = skipped;
  if (points.length >= LEAST_POINTS) return { points, skipped: skipped.map(whoIs) };
  return first === undefined
    ? { gap: 'missing', pick: { suite, figure, contender: row } }
    : { gap: 'no valid trial', pick: first };
}

function measuredAt(
  evidence: Evidence,
  pick: Pick,
  sample: Sample,
): { readonly figure: Figure; readonly isOff: boolean } {
  return {
    figure: figureOf(evidence, pick, sample),
    isOff: predictionOf(evidence, pick)?.verdict === 'off',
  };
}

function whoIs({ contender }: Pick): Text {
  return contenderWords(parseContender(contender));
}

/** For curves that left their formula: until that is explained nothing is concluded from them. */
export function offWords(curves: readonly Curve[]): Text | undefined {
  const off = curves
    .flatMap(({ points }) => points)
    .filter(({ isOff }) => isOff)
    .map(({ figure: { what, who } }) => joined([what, who], ': '));
  if (off.length === 0) return undefined;
  const listed = joined(off, '; ');
  return {
    en: `off the formula by more than is tolerated, to be explained first: ${listed.en}`,
    ru: `расходится с формулой сильнее допуска, сперва это надо объяснить: ${listed.ru}`,
  };
}

/** Which points are not there, to be told beside whatever is concluded from the others. */
export function skippedWords(curves: readonly Curve[]): readonly Text[] {
  const skipped = curves.flatMap((curve) => curve.skipped);
  if (skipped.length === 0) return [];
  const listed = joined(skipped, '; ');
  return [
    {
      en: `not one trial was valid, so left out: ${listed.en}`,
      ru: `ни одно измерение не годится, пропущено: ${listed.ru}`,
    },
  ];
}
