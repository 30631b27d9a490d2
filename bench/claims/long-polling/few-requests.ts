import type { Claim } from '../claim.ts';
import type { Evidence } from '../evidence.ts';
import { asFact, facts, inEachRespect } from '../rules/combine.ts';
import { leastOfAll } from '../rules/compares.ts';
import { factsOf } from '../rules/figure.ts';
import { onCurve } from '../rules/near-formula.ts';
import { pairedCurves, pairFigures } from '../rules/paired-curves.ts';
import { turnsAt, type Turning } from '../rules/turns-at.ts';
import { alike } from '../text.ts';

const AGAINST_POLLING = { en: 'fewer requests than polling', ru: 'меньше запросов, чем у опроса' };
const AGAINST_PUSH = {
  en: 'against SSE and WebSocket',
  ru: 'против SSE и WebSocket',
};

/** How many times as many requests long polling has as polling, at each point of the sweep. */
function requestsAgainstPolling(evidence: Evidence): ReturnType<Turning['judged']> {
  const found = pairedCurves(evidence, AGAINST_POLLING, {
    suite: 'sweep-poll',
    figure: 'requests.per-event',
    row: 'long-polling',
    other: 'polling',
  });
  if ('says' in found) return found;
  return {
    points: found.pairs.map(({ mine, its }) => ({ at: mine.at, value: mine.value / its.value })),
    figures: found.pairs.map(pairFigures),
    curves: [found.mine, found.its],
  };
}

export const longFewRequests: Claim = {
  id: 'long-few-requests',
  sentence: {
    en: 'Long polling needs the least requests.',
    ru: 'Длинному опросу нужно меньше всего запросов.',
  },
  needs: ['sweep-poll', 'sweep-hold', 'standard'],
  rule: {
    en: 'Requests per event. Against polling, swept over λT: holds where long polling has fewer; where the ratio crosses 1 is interpolated, and the formula has it cross at λT = 1. Against SSE and WebSocket: holds if it has no more than each. It depends where these disagree. Both sweeps have to be on their formulas, 1/(λT) and 1/(λg + pw), within the stored tolerances (g is the gap between an answer and the next request, h the hold, p = e^(−λg), w = 1 − e^(−λh)): about one request per event, less where events fall into the gap and come together, more where holds end in vain.',
    ru: 'Запросы на событие. С опросом сравниваем по λT: верно там, где у длинного опроса меньше; где отношение переходит через 1, находим интерполяцией; по формуле это λT = 1. С SSE и WebSocket: верно, если у него не больше, чем у каждого. Если ответы расходятся, «верно отчасти». Обе развёртки должны лежать на своих формулах, 1/(λT) и 1/(λg + pw), в пределах записанных допусков (g — пауза между ответом и новым запросом, h — удержание, p = e^(−λg), w = 1 − e^(−λh)): около запроса на событие, меньше, когда события накапливаются в паузе, больше, когда удержания заканчиваются впустую.',
  },
  leavesOut: {
    en: 'What a request costs the server while it hangs, and that polling with a long interval needs fewer by far: it fetches several events at once, late.',
    ru: 'Чего стоит серверу висящий запрос и что при длинном интервале обычному опросу нужно гораздо меньше запросов: он забирает по нескольку событий за раз, но с опозданием.',
  },
  choose: {
    en: 'Where events are rare, long polling takes fewer requests than polling; a stream takes fewer than both, as it asks once.',
    ru: 'При редких событиях длинному опросу нужно меньше запросов, чем обычному, а потоку меньше, чем обоим: он спрашивает один раз.',
  },
  judge: inEachRespect(
    turnsAt({
      about: AGAINST_POLLING,
      judged: requestsAgainstPolling,
      level: 1,
      holds: 'below',
      // One by 1/(λT), so a straight line where both scales are logarithmic.
      scales: { at: 'log', value: 'log' },
      axis: alike('λT'),
      predicted: 1,
    }),
    leastOfAll({
      suite: 'standard',
      figure: 'requests.per-event',
      subject: 'long-polling',
      others: ['sse', 'sse-h2', 'websocket'],
      about: AGAINST_PUSH,
    }),
    asFact(onCurve({ suite: 'sweep-hold', row: 'long-polling', figure: 'requests.per-event' })),
    facts((evidence) =>
      factsOf(evidence, [{ suite: 'standard', contender: 'polling', figure: 'requests.per-event' }]),
    ),
  ),
};
