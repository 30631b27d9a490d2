import type { Claim } from '../claim.ts';
import { DUPLEX } from '../figure-names.ts';
import { inEachRespect } from '../rules/combine.ts';
import { AS_PROMPT, AS_QUICK, TENTH } from '../rules/margins.ts';
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
/** Beside the control, whose scatter the margins of service time follow. */
const WITH_CONTROL = { suite: 'standard', subject: 'sse-h2', other: 'websocket' } as const;
const SERVICE_WORDS = {
  'service.p50': { en: 'service time', ru: 'время доставки' },
  'service.p99': { en: 'service time at p99', ru: 'время доставки по p99' },
} as const;

export const h2SseAlternative: Claim = {
  id: 'h2-sse-alternative',
  sentence: {
    en: 'HTTP/2 and SSE can stand in for WebSocket.',
    ru: 'HTTP/2 вместе с SSE может заменить WebSocket.',
  },
  needs: ['duplex', 'standard', 'fanout'],
  rule: {
    en: 'SSE down and POST up on one HTTP/2 connection, against WebSocket, respect by respect. Holds for one if it is as good: the whole 95 % interval of the ratio within the margin, or less. Margins: 10 %, or where that is more, 1 ms for the median of lateness, 0.25 ms for those of service time and of the round trip from sending to the echo, 1 ms for service time at p99; the same 10 % for all bytes of an event down, bytes of a message up with its echo, and server CPU of an event (100 events/s to 200 subscribers); none for connections. Holds as a whole if it does in all respects, fails if in none, otherwise depends on which.',
    ru: 'SSE вниз и POST наверх в одном соединении HTTP/2 против WebSocket, по каждому отношению отдельно. Верно, если не хуже: весь 95 %-ный интервал отношения в пределах допуска или ниже. Допуски: 10 % либо, если это больше, 1 мс для медианы опоздания, 0,25 мс для медиан времени доставки и времени отклика от отправки до эха, 1 мс для p99 времени доставки; те же 10 % для всех байтов события вниз, байтов сообщения наверх вместе с эхом и процессорного времени сервера на событие (100 событий в секунду, 200 подписчиков); для соединений допуска нет. Верно в целом, если верно во всём, неверно, если ни в чём, иначе «верно отчасти».',
  },
  leavesOut: {
    en: "That browsers speak HTTP/2 only over TLS, which has no part in these figures; that a subscriber takes several times the server's memory that it takes over WebSocket (see long-hanging); and that binary data has to be encoded as text for SSE. In return everything that knows HTTP works: cookies, caches, proxies, compression, logs.",
    ru: 'Браузеры говорят по HTTP/2 только поверх TLS, а эти числа получены без него; подписчик занимает в несколько раз больше памяти сервера, чем по WebSocket (см. long-hanging); двоичные данные для SSE надо кодировать текстом. Зато работает всё, что понимает HTTP: куки, кэши, прокси, сжатие, журналы.',
  },
  choose: {
    en: 'With much down and little up, HTTP/2 and SSE are as prompt at the median, and all stays plain HTTP. Where the round trip and the bytes of many messages up count, the CPU of many deliveries or the memory of many subscribers, WebSocket takes less.',
    ru: 'Когда вниз идёт много, а наверх мало, по HTTP/2 с SSE события по медиане приходят так же быстро, и всё остаётся обычным HTTP. Когда важны время отклика и байты множества сообщений наверх, процессорное время множества доставок или память множества подписчиков, WebSocket расходует меньше.',
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
      figure: 'echo.round-trip.p50',
      margin: AS_QUICK['echo.round-trip.p50'],
      about: { en: 'round trip up', ru: 'время отклика на сообщение' },
    }),
    ...(['service.p50', 'service.p99'] as const).map((figure) =>
      asGoodAs({
        ...WITH_CONTROL,
        figure,
        margin: AS_QUICK[figure],
        about: SERVICE_WORDS[figure],
      }),
    ),
    asGoodAs({
      ...WITH_CONTROL,
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
      about: { en: 'server CPU', ru: 'процессорное время сервера' },
    }),
  ),
};
