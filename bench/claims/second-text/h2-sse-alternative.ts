import type { Claim } from '../claim.ts';
import { DUPLEX } from '../figure-names.ts';
import { inEachRespect } from '../rules/combine.ts';
import { AS_PROMPT, TENTH } from '../rules/margins.ts';
import { asGoodAs } from '../rules/within-margin.ts';

const WITH_FEED = {
  suite: 'duplex',
  subject: `sse-h2@${DUPLEX.feed}`,
  other: `websocket@${DUPLEX.feed}`,
} as const;
const WITH_LEDGER = {
  suite: 'duplex',
  subject: `sse-h2@${DUPLEX.bytes}`,
  other: `websocket@${DUPLEX.bytes}`,
} as const;

export const h2SseAlternative: Claim = {
  id: 'h2-sse-alternative',
  sentence: {
    en: 'HTTP/2 and SSE can stand in for WebSocket.',
    ru: 'HTTP/2 вместе с SSE может заменить WebSocket.',
  },
  needs: ['duplex', 'standard', 'fanout'],
  rule: {
    en: 'SSE down and POST up on one HTTP/2 connection, against WebSocket, respect by respect. Holds for one if it is as good: the whole 95 % interval of the ratio within the margin, or less. Margins: lateness and round trip at the median 10 %, or 1 ms where that is more; all bytes of an event down, bytes of a message up with its echo, and server CPU of an event (100 events/s to 200 subscribers) 10 %; connections none. Holds as a whole if it does in all respects, fails if in none, otherwise depends on which.',
    ru: 'SSE вниз и POST наверх в одном соединении HTTP/2 против WebSocket, по каждому отношению отдельно. Верно, если не хуже: весь 95 %-ный интервал отношения в пределах допуска или ниже. Допуски: медианы опоздания и оборота 10 % или 1 мс, если это больше; все байты события вниз, байты сообщения наверх вместе с эхом и процессор сервера на событие (100 событий в секунду, 200 подписчиков) 10 %; соединения без допуска. Верно в целом, если верно во всём, неверно, если ни в чём, иначе «смотря в чём».',
  },
  leavesOut: {
    en: 'That browsers speak HTTP/2 only over TLS, and that binary data has to be encoded as text for SSE. In return everything that knows HTTP works: cookies, caches, proxies, compression, logs.',
    ru: 'Браузеры говорят по HTTP/2 только поверх TLS, а двоичные данные для SSE надо кодировать текстом. Зато работает всё, что понимает HTTP: куки, кэши, прокси, сжатие, журналы.',
  },
  choose: {
    en: 'With much down and little up HTTP/2 and SSE serve as well and stay plain HTTP. Where bytes or CPU of many small messages count, WebSocket is lighter.',
    ru: 'Когда вниз идёт много, а наверх мало, HTTP/2 с SSE служат не хуже и остаются обычным HTTP. Когда важны байты и процессор множества мелких сообщений, WebSocket легче.',
  },
  judge: inEachRespect(
    asGoodAs({
      ...WITH_FEED,
      figure: 'lateness.p50',
      margin: AS_PROMPT['lateness.p50'],
      about: { en: 'lateness', ru: 'опоздание' },
    }),
    asGoodAs({
      ...WITH_FEED,
      figure: 'echo.p50',
      margin: AS_PROMPT['echo.p50'],
      about: { en: 'round trip up', ru: 'оборот наверх' },
    }),
    asGoodAs({
      suite: 'standard',
      subject: 'sse-h2',
      other: 'websocket',
      figure: 'bytes.down',
      margin: TENTH,
      about: { en: 'bytes down', ru: 'байты вниз' },
    }),
    asGoodAs({
      ...WITH_LEDGER,
      figure: 'echo.bytes',
      margin: TENTH,
      about: { en: 'bytes up', ru: 'байты наверх' },
    }),
    asGoodAs({
      ...WITH_FEED,
      figure: 'connections.per-client',
      margin: { relative: 0 },
      about: { en: 'connections', ru: 'соединения' },
    }),
    asGoodAs({
      suite: 'fanout',
      subject: 'sse-h2',
      other: 'websocket',
      figure: 'server.cpu',
      margin: TENTH,
      about: { en: 'server CPU', ru: 'процессор сервера' },
    }),
  ),
};
