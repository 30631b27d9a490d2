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
/** Up to this λd half of all events find a request waiting: λg·e^(λg) = 1 with g = 2d. */
const TURNS_AT = 0.28;

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
    en: "Lateness over the link's delay d (0 to 100 ms each way, 10 events/s). Median: holds at a point where long polling lags behind SSE by no more than 10 % of d, or 2 ms where that is more (a request's turn-round); where that is crossed is interpolated, and by the formula it is at λd = 0.28. Tail: once more than 1 % of events fall into the gap between an answer and the next request, p99 has to be near 3d; the sentence holds for the tail if p99 stays within the same lag of SSE's. Every point has to be on its formula.",
    ru: 'Опоздание в зависимости от задержки d (от 0 до 100 мс в каждую сторону, 10 событий в секунду). Медиана: в точке верно, если длинный опрос отстаёт от SSE не больше чем на 10 % от d или на 2 мс, если это больше (оборот запроса); где это нарушается, находим интерполяцией, по формуле при λd = 0,28. Хвост: как только больше 1 % событий попадает в паузу между ответом и новым запросом, p99 близок к 3d; для хвоста утверждение верно, если p99 отстаёт от SSE не больше того же. Все точки должны лежать на формуле.',
  },
  leavesOut: {
    en: 'The gap: while an answer travels and the next request comes back, nobody waits at the server. On loopback that takes a millisecond and nobody sees it; over a real network it is a round trip, and an event that falls into it is three ways late.',
    ru: 'Пауза: пока ответ едет к клиенту, а новый запрос обратно, на сервере никто не ждёт. На одной машине это миллисекунда и незаметно; в настоящей сети это полный оборот, и попавшее в него событие опаздывает на три пути.',
  },
  choose: {
    en: 'Long polling is as prompt as a stream while events are rarer than round trips. For bursts, or over slow networks, take a stream.',
    ru: 'Пока события реже оборотов сети, длинный опрос не медленнее потока. Для всплесков и медленных сетей берите поток.',
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
