import type { Question } from '../claim.ts';
import { curveOf, offWords, type CurvePoint } from '../rules/curve.ts';
import { gapAnswer } from '../rules/figure.ts';
import type { Outcome } from '../rules/outcome.ts';

const ABOUT = { en: 'at p99', ru: 'по p99' };

/** Below this share of events in the gap the 99th percentile is still that of those that waited for nothing. */
const SHARE_IN_GAP = 0.01;

/**
 * Whether p99 too is that of a stream, wherever more than one event in a hundred falls into the gap of g = 2d: yes if
 * it lags by no more than a share of d, or so long, at each such point; no if it lags more at each.
 */
export function promptTail(lagShare: number, lagUs: number): Question {
  return (evidence) => {
    const of = (row: string) => curveOf(evidence, { suite: 'sweep-delay', row, figure: 'lateness.p99' });
    const [held, stream] = [of('long-polling'), of('sse')];
    if ('gap' in held) return gapAnswer(ABOUT, held.pick, held.gap);
    if ('gap' in stream) return gapAnswer(ABOUT, stream.pick, stream.gap);
    const beyond = held.filter((point) => shareInGap(point) > SHARE_IN_GAP);
    const pairs = beyond.flatMap((mine) => {
      const its = stream.find(({ at }) => at === mine.at);
      return its === undefined ? [] : [{ mine, its }];
    });
    const late = pairs.filter(({ mine, its }) => {
      return mine.value - its.value > Math.max(lagUs, lagShare * mine.scenario.delayDownUs);
    });
    return {
      about: ABOUT,
      figures: pairs.flatMap(({ mine, its }) => [
        mine.figure,
        { ...its.figure, ratio: { value: mine.value / its.value } },
      ]),
      ...judged(late.length, pairs.length, held),
    };
  };
}

/** λg·e^(λg) / (1 + λg·e^(λg)), for holds that hardly ever end in vain. */
function shareInGap({ scenario: { ratePerSecond, delayUpUs, delayDownUs } }: CurvePoint): number {
  const eventsInGap = (ratePerSecond * (delayUpUs + delayDownUs)) / 1_000_000;
  const waiting = Math.exp(-eventsInGap);
  return eventsInGap / (eventsInGap + waiting);
}

function judged(late: number, of: number, curve: readonly CurvePoint[]): Outcome {
  const off = offWords(curve);
  if (off !== undefined || of === 0) {
    return { says: 'unknown', repetitionsNeeded: null, reasons: off === undefined ? [] : [off] };
  }
  if (late === of) {
    return {
      says: 'no',
      reasons: [
        {
          en: 'near 3d wherever more than 1 % of events fall into the gap',
          ru: 'около 3d всюду, где в паузу попадает больше 1 % событий',
        },
      ],
    };
  }
  if (late === 0) {
    return {
      says: 'yes',
      reasons: [{ en: 'as a stream at every delay', ru: 'как у потока при любой задержке' }],
    };
  }
  return {
    says: 'unknown',
    repetitionsNeeded: null,
    reasons: [{ en: `late at ${late} of ${of} delays`, ru: `опаздывает в ${late} точках из ${of}` }],
  };
}
