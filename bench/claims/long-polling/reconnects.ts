import type { Claim } from '../claim.ts';
import { facts, inEachRespect } from '../rules/combine.ts';
import { greaterThanEach } from '../rules/compares.ts';
import { factsOf } from '../rules/figure.ts';
import { KEEP_ALIVE } from '../../suites/keep-alive-variants.ts';

const STREAMS = [`sse@${KEEP_ALIVE.kept}`, `websocket@${KEEP_ALIVE.kept}`];

export const longReconnects: Claim = {
  id: 'long-reconnects',
  sentence: { en: 'Long polling reconnects more.', ru: 'При длинном опросе переподключений больше.' },
  needs: ['keep-alive'],
  rule: {
    en: 'More than a stream, in three respects: requests sent again per minute; TCP connections opened per client with keep-alive; and without it. Holds for a respect if the figure is above that of SSE and of WebSocket. Where the respects disagree, it depends on which.',
    ru: 'Больше, чем у потока, в трёх отношениях: повторные запросы в минуту; TCP-соединения на клиента с keep-alive; то же без keep-alive. В каждом верно, если число больше, чем у SSE и у WebSocket. Если ответы расходятся, «верно отчасти».',
  },
  leavesOut: {
    en: 'That a new request is not a new connection: HTTP/1.1 keeps the connection unless somebody closes it. A proxy whose time-out for an answer is shorter than the hold does just that.',
    ru: 'Новый запрос — ещё не новое соединение: HTTP/1.1 сохраняет соединение, пока кто-нибудь его не закроет. Так поступает, например, прокси, у которого тайм-аут ожидания ответа короче удержания.',
  },
  choose: {
    en: 'Keep connections alive, and set every time-out on the way above the hold: then long polling opens no more connections than a stream.',
    ru: 'Сохраняйте соединения, а все тайм-ауты по пути делайте длиннее удержания: тогда соединений у длинного опроса не больше, чем у потока.',
  },
  judge: inEachRespect(
    greaterThanEach({
      suite: 'keep-alive',
      figure: 'requests.per-minute',
      subject: `long-polling@${KEEP_ALIVE.kept}`,
      others: STREAMS,
      about: { en: 'requests', ru: 'запросы' },
    }),
    greaterThanEach({
      suite: 'keep-alive',
      figure: 'connections.per-client',
      subject: `long-polling@${KEEP_ALIVE.kept}`,
      others: STREAMS,
      about: { en: 'connections with keep-alive', ru: 'соединения с keep-alive' },
    }),
    greaterThanEach({
      suite: 'keep-alive',
      figure: 'connections.per-client',
      subject: `long-polling@${KEEP_ALIVE.closed}`,
      others: STREAMS,
      about: { en: 'connections without keep-alive', ru: 'соединения без keep-alive' },
    }),
    facts((evidence) =>
      factsOf(
        evidence,
        [KEEP_ALIVE.kept, KEEP_ALIVE.closed].flatMap((variant) =>
          (['requests.per-minute', 'connections.per-client'] as const).map((figure) => ({
            suite: 'keep-alive' as const,
            contender: `polling@${variant}`,
            figure,
          })),
        ),
        true,
      ),
    ),
  ),
};
