import type { Claim } from '../claim.ts';
import type { Evidence } from '../evidence.ts';
import { facts, inEachRespect } from '../rules/combine.ts';
import type { CurvePoint } from '../rules/curve.ts';
import { factsOf } from '../rules/figure.ts';
import { pairedCurves, pairFigures, type PointPair } from '../rules/paired-curves.ts';
import { turnsAt, type Turning } from '../rules/turns-at.ts';
import { alike } from '../text.ts';
import { promptTail } from './prompt-tail.ts';

const MEDIAN = { en: 'at the median', ru: 'по медиане' };

/** What long polling may lag behind a stream and still be as prompt: a share of d, or what its turn-round takes. */
const LAG_SHARE = 0.1;
const LAG_US = 2_000;
/**
 * The λd at which the median lags by that share f of d: half of all events are then in the gap of g = 2d with more than
 * f·d of it before them, so λg·e^(λg) = 1/(1 − f). Where it begins to lag at all f is 0, and λd 0.28.
 */
const TURNS_AT = 0.303;

/** How much of what it may lag behind SSE long polling does lag, at each delay. */
function lagBehindStream(evidence: Evidence): ReturnType<Turning['judged']> {
  const found = pairedCurves(evidence, MEDIAN, {
    suite: 'sweep-delay',
    figure: 'lateness.p50',
    row: 'long-polling',
    other: 'sse',
  });
  if ('says' in found) return found;
  return {
    points: found.pairs.map((pair) => ({ at: eventsPerWay(pair.mine), value: lagOf(pair) })),
    figures: found.pairs.map(pairFigures),
    curves: [found.mine],
  };
}

function lagOf({ mine, its }: PointPair): number {
  return (mine.value - its.value) / Math.max(LAG_US, LAG_SHARE * mine.scenario.delayDownUs);
}

/** λd. */
function eventsPerWay({ scenario: { ratePerSecond, delayDownUs } }: CurvePoint): number {
  return (ratePerSecond * delayDownUs) / 1_000_000;
}

export const longPrompt: Claim = {
  id: 'long-prompt',
  sentence: {
    en: 'Long polling is nearly as timely as the event itself.',
    ru: 'Длинный опрос доставляет события почти в тот же миг.',
  },
  needs: ['sweep-delay'],
  rule: {
    en: "Lateness over the link's delay d (0 to 100 ms each way, 10 events/s). Median: holds at a point where long polling lags behind SSE by no more than 10 % of d, or 2 ms where that is more (a request's turn-round); where that is crossed is interpolated between the two delays around it. By the formula the median begins to lag at λd = 0.28, and lags by 10 % of d at λd = 0.303, which is what the crossing is compared with. Tail: once more than 1 % of events fall into the gap between an answer and the next request, p99 is theirs, by the formula up to 3d; the sentence holds for the tail if p99 at each such delay stays within the same lag of SSE's, and fails if it does at none. Every point has to be on its formula.",
    ru: 'Опоздание в зависимости от задержки d (от 0 до 100 мс в каждую сторону, 10 событий в секунду). Медиана: в точке верно, если длинный опрос отстаёт от SSE не больше чем на 10 % от d или на 2 мс, если это больше (оборот запроса); где это нарушается, находим интерполяцией между двумя соседними задержками. По формуле медиана начинает отставать при λd = 0,28, а на 10 % от d отстаёт при λd = 0,303: с этим числом и сравниваем. Хвост: как только больше 1 % событий попадает в паузу между ответом и новым запросом, p99 определяют они, по формуле до 3d; для хвоста утверждение верно, если при каждой такой задержке p99 отстаёт от SSE не больше того же, и неверно, если больше при каждой. Все точки должны лежать на формуле.',
  },
  leavesOut: {
    en: 'The gap: while an answer travels and the next request comes back, nobody waits at the server. On loopback that takes a millisecond and nobody sees it; over a real network it is a round trip, and an event that falls into it is up to three ways late.',
    ru: 'Пауза: пока ответ идёт к клиенту, а новый запрос обратно, на сервере никто не ждёт. На одной машине это миллисекунда, её никто не заметит; в настоящей сети это полный оборот, и событие, попавшее в паузу, опаздывает на время до трёх путей в одну сторону.',
  },
  choose: {
    en: 'At the median, long polling is as prompt as a stream while events are rarer than one in two round trips. At p99 it lags wherever more than one event in a hundred falls between two requests. For bursts, or over slow networks, take a stream.',
    ru: 'По медиане длинный опрос не медленнее потока, пока события реже, чем раз в два оборота сети. По p99 он отстаёт всюду, где между двумя запросами попадает больше одного события из ста. Для всплесков и медленных сетей берите поток.',
  },
  judge: inEachRespect(
    turnsAt({
      about: MEDIAN,
      judged: lagBehindStream,
      level: 1,
      holds: 'below',
      scales: { at: 'linear', value: 'linear' },
      axis: alike('λd'),
      predicted: TURNS_AT,
    }),
    promptTail(LAG_SHARE, LAG_US),
    facts((evidence) =>
      ['0 ms', '5 ms', '25 ms', '100 ms'].flatMap((variant) =>
        factsOf(
          evidence,
          [{ suite: 'sweep-delay', contender: `polling@${variant}`, figure: 'lateness.p50' }],
          true,
        ),
      ),
    ),
  ),
};
