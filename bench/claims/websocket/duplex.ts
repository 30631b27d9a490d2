import type { Claim } from '../claim.ts';
import { DUPLEX } from '../figure-names.ts';
import { every, facts } from '../rules/combine.ts';
import { factsOf } from '../rules/figure.ts';
import { inEveryRepetition } from '../rules/in-every-repetition.ts';

const contender = `websocket@${DUPLEX.feed}`;

export const wsDuplex: Claim = {
  id: 'ws-duplex',
  sentence: {
    en: 'WebSocket is full duplex on one TCP connection.',
    ru: 'WebSocket — полнодуплексный канал по одному TCP-соединению.',
  },
  needs: ['duplex'],
  rule: {
    en: 'While 20 events a second come down, 10 messages a second go up and are sent back. Holds if in every repetition each client opened exactly one connection, no message took an HTTP request, and every echo came.',
    ru: 'Пока вниз идут 20 событий в секунду, наверх уходят 10 сообщений в секунду, и сервер их возвращает. Верно, если в каждом повторе каждый клиент открыл ровно одно соединение, ни одному сообщению не понадобился HTTP-запрос и каждое эхо вернулось.',
  },
  leavesOut: {
    en: 'That HTTP/2 is full duplex on one connection too: a stream down and a POST up share it. And that one connection is one queue: a large message holds up those behind it.',
    ru: 'HTTP/2 тоже полнодуплексный, и тоже по одному соединению: поток вниз и POST наверх делят его. А одно соединение — это одна очередь: большое сообщение задержит следующие.',
  },
  choose: {
    en: 'WebSocket is made for a conversation of many small messages both ways.',
    ru: 'WebSocket и создан для разговора из множества мелких сообщений в обе стороны.',
  },
  judge: every(
    inEveryRepetition({
      pick: { suite: 'duplex', contender, figure: 'connections.per-client' },
      expected: () => 1,
    }),
    ...(['echo.requests', 'echo.lost'] as const).map((figure) =>
      inEveryRepetition({ pick: { suite: 'duplex', contender, figure }, expected: () => 0 }),
    ),
    facts((evidence) =>
      factsOf(evidence, [
        { suite: 'duplex', contender, figure: 'echo.round-trip.p50' },
        { suite: 'duplex', contender: `websocket@${DUPLEX.bytes}`, figure: 'echo.bytes' },
      ]),
    ),
  ),
};
