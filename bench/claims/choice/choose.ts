import { amount } from '../amount.ts';
import type { JudgedClaim, Verdict } from '../claim.ts';
import { isDelayed, lookUp, scenarioOf, unitOf, type Evidence } from '../evidence.ts';
import { ownCounts } from '../rules/counts.ts';
import { alike, inEach, type Text } from '../text.ts';
import type { Recommendation, Source } from './recommendation.ts';

/** A recommendation with its figures in it, and what became of the claims that it presumes. */
export type Choice = {
  readonly id: string;
  readonly text: Text;
  /** A link's delay has a part in one of its figures. */
  readonly isDelayed: boolean;
  readonly claims: readonly {
    readonly id: string;
    readonly verdict: Verdict;
    readonly isPresumed: boolean;
  }[];
};

const UNKNOWN: Text = { en: '(not measured)', ru: '(не измерено)' };

/** Every recommendation, as these runs have it. */
export function choicesOf(
  recommendations: readonly Recommendation[],
  judged: readonly JudgedClaim[],
  evidence: Evidence,
): readonly Choice[] {
  return recommendations.map(({ id, sentence, figures, presumes }) => ({
    id,
    text: filled(
      sentence,
      figures.map((source) => figureText(source, evidence)),
    ),
    isDelayed: figures.some((source) => 'suite' in source && isDelayed(evidence, source)),
    claims: judged.flatMap(({ claim, finding: { verdict } }) => {
      const presumed = presumes[claim.id];
      return presumed === undefined
        ? []
        : [{ id: claim.id, verdict, isPresumed: presumed.includes(verdict) }];
    }),
  }));
}

function filled(sentence: Text, figures: readonly Text[]): Text {
  return inEach((language) =>
    sentence[language].replace(/\{(\d+)\}/g, (_, index: string) => {
      const figure = figures[Number(index)];
      if (figure === undefined) throw new TypeError(`there is no figure ${index} for "${sentence.en}"`);
      return figure[language];
    }),
  );
}

function figureText(source: Source, evidence: Evidence): Text {
  if ('linesOf' in source) {
    const lines = ownCounts(evidence, source.client)?.get(source.linesOf)?.lines;
    return lines === undefined ? UNKNOWN : alike(String(lines));
  }
  if ('parameter' in source) {
    const asked = scenarioOf(evidence, source)?.[source.parameter];
    return asked === undefined ? UNKNOWN : amount(asked, 'us');
  }
  const sample = lookUp(evidence, source);
  return typeof sample === 'string' ? UNKNOWN : amount(sample.median, unitOf(source.figure));
}
