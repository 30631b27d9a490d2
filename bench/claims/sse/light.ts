import type { Claim } from '../claim.ts';
import { inEachRespect } from '../rules/combine.ts';
import { leastOfAll } from '../rules/compares.ts';

const OTHERS = ['polling', 'long-polling', 'websocket'] as const;

export const sseLight: Claim = {
  id: 'sse-light',
  sentence: { en: 'It takes the least resources of all.', ru: 'SSE расходует меньше всего ресурсов.' },
  needs: ['standard', 'fanout', 'waiting'],
  rule: {
    en: 'In four respects, each by itself: bytes besides the payload per event; requests per event; server CPU per event (against the pollers in suite standard, against WebSocket at 100 events/s to 200 subscribers, where the difference can be seen); server memory per waiting subscriber. Holds for a respect if nobody is shown to take less, and each is shown to take more or the same within 3 %. Holds as a whole if it does in all, fails if in none, and otherwise depends on which.',
    ru: 'В четырёх отношениях по отдельности: байты сверх самого события; запросы на событие; процессорное время сервера на событие (с опросами в наборе standard, с WebSocket при 100 событиях в секунду и 200 подписчиках, где разницу видно); память сервера на ждущего подписчика. В каждом верно, если ни у кого не показано меньше, а у каждого показано больше или столько же в пределах 3 %. Верно в целом, если верно во всём, неверно, если ни в чём, иначе «верно отчасти».',
  },
  leavesOut: {
    en: 'Less than what. Against polling SSE saves requests, overhead and CPU, and the more the rarer events are against the interval; of memory it saves nothing. WebSocket takes fewer bytes and less CPU for an event than SSE, and less memory for a subscriber.',
    ru: 'Меньше, чем у кого. По сравнению с опросом SSE экономит запросы, накладные байты и процессорное время, и тем больше, чем реже события по сравнению с интервалом; памяти он не экономит. WebSocket расходует на событие меньше байтов и процессорного времени, чем SSE, и меньше памяти на подписчика.',
  },
  choose: {
    en: 'To save requests, bytes and CPU, leave polling. Between SSE and WebSocket decide by other things, unless events are tiny and very many, or subscribers so many that the memory of each counts.',
    ru: 'Чтобы сберечь запросы, байты и процессорное время, уходите от опроса. Между SSE и WebSocket выбирайте по другим причинам, кроме случая, когда события крошечные и их очень много или когда подписчиков столько, что важна память на каждого.',
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
      about: { en: 'CPU against pollers', ru: 'процессорное время против опросов' },
    }),
    leastOfAll({
      suite: 'fanout',
      figure: 'server.cpu',
      subject: 'sse',
      others: ['websocket'],
      about: { en: 'CPU against WebSocket', ru: 'процессорное время против WebSocket' },
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
