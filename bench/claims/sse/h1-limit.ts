import type { Claim } from '../claim.ts';
import { every, facts } from '../rules/combine.ts';
import { factsOf } from '../rules/figure.ts';
import { inOneOrigin } from './in-one-origin.ts';

const SUITE = 'connection-limit';
/** What browsers open to one host over HTTP/1.1. */
const CONNECTIONS = 6;
/** What HTTP/2 recommends servers to allow at the least (RFC 9113 §6.5.2). */
const STREAMS = 100;

export const sseH1Limit: Claim = {
  id: 'sse-h1-limit',
  sentence: { en: 'HTTP/1.x limits it.', ru: 'HTTP/1.x ограничивает SSE.' },
  needs: [SUITE],
  rule: {
    en: 'A page of a real Chromium opens one EventSource after the other to one origin. Holds if over HTTP/1.1 no more than 6 open, the connections that browsers have to one host, and then the next one and a fetch hang, and over HTTP/2 at least 100 are open at once. Fails otherwise. Counts of one build of a browser: one run decides.',
    ru: 'Страница настоящего Chromium открывает к одному источнику (origin) EventSource за EventSource. Верно, если по HTTP/1.1 открывается не больше 6 (столько соединений браузер держит с одним хостом), после чего следующий EventSource и обычный fetch повисают, а по HTTP/2 одновременно открыто не меньше 100. Иначе неверно. Это свойства одной сборки браузера: хватает одного прогона.',
  },
  leavesOut: {
    en: 'The limit counts all tabs of the site together, and takes the whole site with it: with six streams open, images and forms wait as well. Over HTTP/2 it is the same, only later: once as many streams are open as the server allows on a connection, the next one, a fetch and other pages of the user hang too. WebSockets have a limit of their own, far higher than six, and beside them requests go on.',
    ru: 'Предел один на все вкладки сайта, и повисает весь сайт: при шести открытых потоках ждут и картинки, и формы. По HTTP/2 то же самое, только позже: когда открыто столько потоков, сколько сервер разрешает на соединение, повисают и следующий, и fetch, и другие страницы того же пользователя. У WebSocket предел свой, намного больше шести, и обычные запросы при этом не повисают.',
  },
  choose: {
    en: 'Serve event streams over HTTP/2, or share one stream among tabs (SharedWorker, BroadcastChannel).',
    ru: 'Отдавайте потоки событий по HTTP/2 или делите один поток между вкладками (SharedWorker, BroadcastChannel).',
  },
  judge: every(
    inOneOrigin({ contender: 'sse', most: CONNECTIONS }),
    inOneOrigin({ contender: 'sse-h2', least: STREAMS }),
    facts((evidence) =>
      factsOf(evidence, [{ suite: SUITE, contender: 'websocket', figure: 'limit.opened' }], true),
    ),
  ),
};
