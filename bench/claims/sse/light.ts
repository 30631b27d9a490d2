import type { Claim } from '../claim.ts';
import { inEachRespect } from '../rules/combine.ts';
import { leastOfAll } from '../rules/compares.ts';

const OTHERS = ['polling', 'long-polling', 'websocket'] as const;

export const sseLight: Claim = {
  id: 'sse-light',
  sentence: { en: 'It takes the least resources of all.', ru: 'SSE расходует меньше всего ресурсов.' },
  needs: ['standard', 'fanout', 'waiting'],
  rule: {
    en: 'In four respects, each by itself: bytes besides the payload per event; requests per event; server CPU per event (against the pollers at 4 events/s, against WebSocket at 100 events/s to 200 subscribers, where the difference can be seen); server memory per waiting subscriber. Holds for a respect if nobody is shown to take less, and each is shown to take more or the same within 3 %. Holds as a whole if it does in all, fails if in none, and otherwise depends on which.',
    ru: 'В четырёх отношениях по отдельности: байты сверх полезных на событие; запросы на событие; процессор сервера на событие (с опросами при 4 событиях в секунду, с WebSocket при 100 событиях в секунду и 200 подписчиках, где разницу видно); память сервера на ждущего подписчика. В каждом верно, если ни у кого не меньше, а у каждого показано больше или столько же в пределах 3 %. Верно в целом, если верно во всём, неверно, если ни в чём, иначе ответ «смотря в чём».',
  },
  leavesOut: {
    en: 'Less than what. Against polling SSE saves nearly everything; against WebSocket it is a few bytes and microseconds one way or the other, and what a library or a proxy adds weighs more.',
    ru: 'Меньше, чем у кого. По сравнению с опросом SSE экономит почти всё; с WebSocket речь о нескольких байтах и микросекундах в ту или другую сторону, и больше значит библиотека или прокси.',
  },
  choose: {
    en: 'To save resources, leave polling. Between SSE and WebSocket decide by other things, unless events are tiny and very many.',
    ru: 'Чтобы сберечь ресурсы, уходите от опроса. Между SSE и WebSocket выбирайте по другим причинам, если только события не крошечные и их не очень много.',
  },
  judge: inEachRespect(
    leastOfAll({
      suite: 'standard',
      figure: 'bytes.overhead',
      subject: 'sse',
      others: OTHERS,
      about: { en: 'bytes', ru: 'байты' },
    }),
    leastOfAll({
      suite: 'standard',
      figure: 'requests.per-event',
      subject: 'sse',
      others: OTHERS,
      about: { en: 'requests', ru: 'запросы' },
    }),
    leastOfAll({
      suite: 'standard',
      figure: 'server.cpu',
      subject: 'sse',
      others: ['polling', 'long-polling'],
      about: { en: 'CPU against pollers', ru: 'процессор против опросов' },
    }),
    leastOfAll({
      suite: 'fanout',
      figure: 'server.cpu',
      subject: 'sse',
      others: ['websocket'],
      about: { en: 'CPU against WebSocket', ru: 'процессор против WebSocket' },
    }),
    leastOfAll({
      suite: 'waiting',
      figure: 'server.memory',
      subject: 'sse',
      others: OTHERS,
      about: { en: 'memory', ru: 'память' },
    }),
  ),
};
