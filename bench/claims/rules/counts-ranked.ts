import { TRANSPORTS, type Transport } from '../../transports.ts';
import type { Answer, Figure, Question } from '../claim.ts';
import { transportWords } from '../figure-names.ts';
import { inEach, joined, type Text } from '../text.ts';
import { facts, inEachRespect } from './combine.ts';
import {
  CLIENTS,
  CLIENT_WORDS,
  COUNT_WORDS,
  COUNTS,
  ownCounts,
  pageLines,
  type Client,
  type CountName,
} from './counts.ts';

/** Whether a transport's count is as a sentence has it, given those of all. */
export type Ranking = (own: number, of: (transport: Transport) => number) => boolean;

/** A question of many respects: each count, of the server's half together with each kind of client. */
export function bySimplicity(transport: Transport, ranking: Ranking): Question {
  const respects = CLIENTS.flatMap((client) =>
    COUNTS.map((count) => countRanked(transport, client, count, ranking)),
  );
  return inEachRespect(...respects, pageAlone);
}

function countRanked(transport: Transport, client: Client, count: CountName, ranking: Ranking): Question {
  const about = inEach((language) => `${COUNT_WORDS[count][language]} (${CLIENT_WORDS[client][language]})`);
  return (evidence): Answer => {
    const counts = ownCounts(evidence, client);
    const known = counts?.get(transport);
    if (counts === undefined || known === undefined) return notCounted(about);
    const of = (other: Transport): number => counts.get(other)?.[count] ?? NaN;
    return {
      says: ranking(known[count], of) ? 'yes' : 'no',
      about,
      figures: figuresOf(transport, count, about, of),
      reasons: [listed(of)],
    };
  };
}

function notCounted(about: Text): Answer {
  return { says: 'missing', missing: ['simplicity'], about, figures: [], reasons: [] };
}

/** The transport first, and how many times as much it has as each other. In a table of all claims: the lines. */
function figuresOf(
  transport: Transport,
  count: CountName,
  about: Text,
  of: (transport: Transport) => number,
): readonly Figure[] {
  const others = TRANSPORTS.filter((other) => other !== transport);
  return [transport, ...others].map((other) => ({
    what: about,
    who: transportWords(other),
    from: 'simplicity',
    value: of(other),
    unit: 'count',
    n: 1,
    ...(other === transport || of(other) === 0 ? {} : { ratio: { value: of(transport) / of(other) } }),
    ...(count === 'lines' ? {} : { minor: true as const }),
  }));
}

function listed(of: (transport: Transport) => number): Text {
  return joined(
    TRANSPORTS.map((transport) =>
      joined([transportWords(transport), { en: `${of(transport)}`, ru: `${of(transport)}` }], ' '),
    ),
    ', ',
  );
}

/** No other has less. */
export const FEWEST: Ranking = (own, of) => TRANSPORTS.every((other) => own <= of(other));

export function moreThan(other: Transport): Ranking {
  return (own, of) => own > of(other);
}

/** A quarter more is still close; of small counts, one more is. */
const CLOSE = 1.25;

/** At most a quarter, or one, more than a model, and below each of the others. */
export function closeToAndBelow(model: Transport, others: readonly Transport[]): Ranking {
  return (own, of) =>
    own <= Math.max(of(model) * CLOSE, of(model) + 1) && others.every((other) => own < of(other));
}

const OF_PAGE: Text = { en: 'lines (the page alone)', ru: 'строки кода (только страница)' };

/** The lines of the page's part alone. */
const pageAlone: Question = facts((evidence) =>
  [...pageLines(evidence)].map(([transport, value]) => ({
    what: OF_PAGE,
    who: transportWords(transport),
    from: 'simplicity',
    value,
    unit: 'count',
    n: 1,
  })),
);
