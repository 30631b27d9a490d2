import type { Claim, Question } from '../claim.ts';
import type { FigureName } from '../figure-names.ts';
import { DUPLEX } from '../figure-names.ts';
import { inEachRespect } from '../rules/combine.ts';
import { greaterThanEach } from '../rules/compares.ts';
import type { Text } from '../text.ts';

const VERSIONS = [
  { row: 'sse', words: 'HTTP/1.1' },
  { row: 'sse-h2', words: 'HTTP/2' },
] as const;

const RESPECTS: readonly { readonly figure: FigureName; readonly variant: string; readonly about: Text }[] = [
  { figure: 'echo.round-trip.p50', variant: DUPLEX.feed, about: { en: 'round trip', ru: 'время отклика' } },
  { figure: 'echo.bytes', variant: DUPLEX.bytes, about: { en: 'bytes', ru: 'байты' } },
  { figure: 'echo.requests', variant: DUPLEX.feed, about: { en: 'requests', ru: 'запросы' } },
  { figure: 'connections.per-client', variant: DUPLEX.feed, about: { en: 'connections', ru: 'соединения' } },
];

function questionsFor({ row, words }: (typeof VERSIONS)[number]): readonly Question[] {
  return RESPECTS.map(({ figure, variant, about }) =>
    greaterThanEach({
      suite: 'duplex',
      figure,
      subject: `${row}@${variant}`,
      others: [`websocket@${variant}`],
      about: { en: `${about.en} on ${words}`, ru: `${about.ru} по ${words}` },
    }),
  );
}

export const sseOneWay: Claim = {
  id: 'sse-one-way',
  sentence: { en: 'It carries data to the client only.', ru: 'SSE передаёт данные только клиенту.' },
  needs: ['duplex'],
  rule: {
    en: 'An event stream has no way up by its definition; what can be measured is what the way beside it costs. A message goes up by POST beside SSE, and on the WebSocket itself, 10 a second in all against a feed of 20 events a second; the server sends it back. Bytes are counted by the ledger, at 100 messages a second. Holds for a respect (round trip from sending to the echo, bytes, requests, connections; on HTTP/1.1 and on HTTP/2) if the POST is shown to cost more. Where the respects disagree, it depends on which.',
    ru: 'У потока событий по определению нет пути наверх; измерить можно, чего стоит путь рядом с ним. Сообщение уходит наверх по POST рядом с SSE и по самому WebSocket, всего 10 в секунду навстречу потоку из 20 событий в секунду; сервер возвращает его. Байты считает журнал, при 100 сообщениях в секунду. В каждом отношении (время отклика от отправки до эха, байты, запросы, соединения; по HTTP/1.1 и HTTP/2) верно, если показано, что POST дороже. Если ответы расходятся, «верно отчасти».',
  },
  leavesOut: {
    en: 'That a page can always send: fetch is there, with the session, the checks and the caches of the rest of the site. One way is a limit of the stream, not of the page.',
    ru: 'Страница всегда может отправить данные: есть fetch, с той же сессией, проверками и кэшами, что у всего сайта. Односторонность ограничивает поток, а не страницу.',
  },
  choose: {
    en: 'For a few messages up a minute a POST beside the stream is enough, best over HTTP/2 on the same connection. For many a second, as in games or in drawing together, take WebSocket.',
    ru: 'Для нескольких сообщений в минуту хватит POST рядом с потоком, лучше по HTTP/2 в том же соединении. Для многих в секунду, как в играх или совместном рисовании, берите WebSocket.',
  },
  judge: inEachRespect(...VERSIONS.flatMap(questionsFor)),
};
