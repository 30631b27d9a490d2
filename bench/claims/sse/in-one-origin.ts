import type { RowId } from '../../transports.ts';
import type { Answer, Question } from '../claim.ts';
import { lookUp, type Pick } from '../evidence.ts';
import { rowWords, type FigureName } from '../figure-names.ts';
import { factsOf, gapAnswer } from '../rules/figure.ts';
import type { Outcome } from '../rules/outcome.ts';

/** How many subscriptions a page can have open at one origin: at most so many before it hangs, or at least so many. */
export type OriginLimit = { readonly contender: RowId } & (
  | { readonly most: number; readonly least?: undefined }
  | { readonly least: number; readonly most?: undefined }
);

type Found = { readonly opened: number; readonly nextHangs: boolean; readonly fetchHangs: boolean };

export function inOneOrigin(limit: OriginLimit): Question {
  const about = rowWords(limit.contender);
  const pickOf = (figure: FigureName): Pick => ({
    suite: 'connection-limit',
    contender: limit.contender,
    figure,
  });
  const picks = ['limit.opened', 'limit.next-hangs', 'limit.fetch-hangs'] as const;
  return (evidence): Answer => {
    const values: number[] = [];
    for (const figure of picks) {
      const sample = lookUp(evidence, pickOf(figure));
      if (typeof sample === 'string') return gapAnswer(about, pickOf(figure), sample);
      values.push(sample.median);
    }
    const [opened = 0, next = 0, fetch = 0] = values;
    const found: Found = { opened, nextHangs: next > 0, fetchHangs: fetch > 0 };
    const expected = limit.most;
    const [first, ...rest] = factsOf(evidence, [...picks, 'limit.connections' as const].map(pickOf));
    return {
      about,
      figures: [
        ...(first === undefined
          ? []
          : expected === undefined
            ? [first]
            : [{ ...first, predicted: { value: expected, allowed: 0, isBound: false } }]),
        ...rest.map((figure) => ({ ...figure, minor: true as const })),
      ],
      ...judged(limit, found),
    };
  };
}

function judged({ least, most }: OriginLimit, { opened, nextHangs, fetchHangs }: Found): Outcome {
  if (least !== undefined) {
    return {
      says: opened >= least ? 'yes' : 'no',
      reasons: [{ en: `${opened} open at once`, ru: `одновременно открыто: ${opened}` }],
    };
  }
  const hangs = nextHangs && fetchHangs;
  return {
    says: hangs && opened <= most ? 'yes' : 'no',
    reasons: [
      hangs
        ? {
            en: `after ${opened} the next one hangs, and a fetch as well`,
            ru: `после ${opened} повисает следующий, и fetch тоже`,
          }
        : {
            en: `${opened} open, and not everything after them hangs`,
            ru: `открыто ${opened}, и после них повисает не всё`,
          },
    ],
  };
}
