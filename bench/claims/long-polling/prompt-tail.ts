import type { Question } from '../claim.ts';
import { offWords, skippedWords, type CurvePoint } from '../rules/curve.ts';
import type { Outcome } from '../rules/outcome.ts';
import { pairedCurves, pairFigures } from '../rules/paired-curves.ts';
import type { Text } from '../text.ts';

const ABOUT = { en: 'at p99', ru: 'по p99' };

/** Below this share of events in the gap the 99th percentile is still that of those that waited for nothing. */
const SHARE_IN_GAP = 0.01;

/**
 * Whether p99 too is that of a stream, wherever more than one event in a hundred falls into the gap of g = 2d: yes if
 * it lags by no more than a share of d, or so long, at each such point; no if it lags more at each.
 */
export function promptTail(lagShare: number, lagUs: number): Question {
  return (evidence) => {
    const found = pairedCurves(evidence, ABOUT, {
      suite: 'sweep-delay',
      figure: 'lateness.p99',
      row: 'long-polling',
      other: 'sse',
    });
    if ('says' in found) return found;
    const pairs = found.pairs.filter(({ mine }) => shareInGap(mine) > SHARE_IN_GAP);
    const late = pairs.filter(({ mine, its }) => {
      return mine.value - its.value > Math.max(lagUs, lagShare * mine.scenario.delayDownUs);
    });
    const outcome = judged(late.length, pairs.length, offWords([found.mine]));
    return {
      about: ABOUT,
      figures: pairs.flatMap(pairFigures),
      ...outcome,
      reasons: [...outcome.reasons, ...skippedWords([found.mine, found.its])],
    };
  };
}

/** λg·e^(λg) / (1 + λg·e^(λg)), for holds that hardly ever end in vain. */
function shareInGap({ scenario: { ratePerSecond, delayUpUs, delayDownUs } }: CurvePoint): number {
  const eventsInGap = (ratePerSecond * (delayUpUs + delayDownUs)) / 1_000_000;
  const waiting = Math.exp(-eventsInGap);
  return eventsInGap / (eventsInGap + waiting);
}

function judged(late: number, of: number, off: Text | undefined): Outcome {
  if (off !== undefined || of === 0) {
    return { says: 'unknown', repetitionsNeeded: null, reasons: off === undefined ? [] : [off] };
  }
  if (late === of) {
    return {
      says: 'no',
      reasons: [
        {
          en: 'later than a stream wherever more than 1 % of events fall into the gap',
          ru: 'позже потока всюду, где в паузу попадает больше 1 % событий',
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
