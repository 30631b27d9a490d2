import { BROADCAST, DUPLEX } from '../figure-names.ts';
import type { Recommendation } from './recommendation.ts';

/** Which transport to use when, in the order in which one asks oneself: a new one is one more entry. */
export const RECOMMENDATIONS: readonly Recommendation[] = [
  {
    id: 'server-has-news',
    sentence: {
      en: "**Only the server has news: SSE.** Half of its events come within {0} of when they were due, WebSocket's within {1}; a delivery takes {2} of the server's CPU, over WebSocket {3}; and a browser reconnects and catches up by itself.",
      ru: '**Новости только у сервера: SSE.** Половина событий приходит не позже чем через {0} после назначенного момента, по WebSocket через {1}; доставка занимает {2} процессорного времени сервера, по WebSocket {3}; а переподключается и навёрстывает пропущенное браузер сам.',
    },
    figures: [
      { suite: 'standard', contender: 'sse', figure: 'lateness.p50' },
      { suite: 'standard', contender: 'websocket', figure: 'lateness.p50' },
      { suite: 'fanout', contender: 'sse', figure: 'server.cpu' },
      { suite: 'fanout', contender: 'websocket', figure: 'server.cpu' },
    ],
    presumes: { 'sse-prompt': ['holds'] },
  },
  {
    id: 'much-up',
    sentence: {
      en: '**Both sides talk, and often: WebSocket.** A message and its echo take {0} on the wire and {1}; as a POST beside SSE over HTTP/2 {2} and {3}, over HTTP/1.1 {4} and {5}, with a request each time.',
      ru: '**Говорят обе стороны, и часто: WebSocket.** Сообщение с эхом — это {0} в сети и {1} времени; запросом POST рядом с SSE по HTTP/2 — {2} и {3}, по HTTP/1.1 — {4} и {5}, и каждый раз отдельный запрос.',
    },
    figures: (['websocket', 'sse-h2', 'sse'] as const).flatMap((row) => [
      { suite: 'duplex', contender: `${row}@${DUPLEX.bytes}`, figure: 'echo.bytes' } as const,
      { suite: 'duplex', contender: `${row}@${DUPLEX.feed}`, figure: 'echo.round-trip.p50' } as const,
    ]),
    presumes: { 'ws-duplex': ['holds'], 'sse-one-way': ['holds', 'depends'] },
  },
  {
    id: 'little-up',
    sentence: {
      en: "**Much down, little up: SSE over HTTP/2, with POST.** An event is {0} on the wire, over WebSocket {1}; half of the events come within {2}, over WebSocket {3}; and both ways take {4} connection of a client. A delivery takes {5} of the server's CPU, over WebSocket {6}, and a subscriber {7} of its memory, over WebSocket {8}; TLS, without which no browser speaks HTTP/2, has no part in these.",
      ru: '**Вниз много, наверх мало: SSE по HTTP/2 и POST.** Событие занимает в сети {0}, по WebSocket {1}; половина событий приходит не позже чем через {2} после назначенного момента, по WebSocket через {3}; соединений на обе стороны у клиента: {4}. Доставка занимает {5} процессорного времени сервера, по WebSocket {6}, подписчик {7} его памяти, по WebSocket {8}; TLS, без которого браузеры по HTTP/2 не говорят, в эти числа не входит.',
    },
    figures: [
      { suite: 'standard', contender: 'sse-h2', figure: 'bytes.down' },
      { suite: 'standard', contender: 'websocket', figure: 'bytes.down' },
      { suite: 'duplex', contender: `sse-h2@${DUPLEX.feed}`, figure: 'lateness.p50' },
      { suite: 'duplex', contender: `websocket@${DUPLEX.feed}`, figure: 'lateness.p50' },
      { suite: 'duplex', contender: `sse-h2@${DUPLEX.feed}`, figure: 'connections.per-client' },
      { suite: 'fanout', contender: 'sse-h2', figure: 'server.cpu' },
      { suite: 'fanout', contender: 'websocket', figure: 'server.cpu' },
      { suite: 'waiting', contender: 'sse-h2', figure: 'server.memory' },
      { suite: 'waiting', contender: 'websocket', figure: 'server.memory' },
    ],
    presumes: { 'h2-sse-alternative': ['holds', 'depends'] },
  },
  {
    id: 'many-tabs',
    sentence: {
      en: '**Users open many tabs: not SSE over HTTP/1.1.** A browser opens {0} streams to one origin, over HTTP/2 {1}, and then even a plain request hangs, in every tab; WebSockets {2}, and requests go on beside them.',
      ru: '**Пользователи открывают много вкладок: не SSE по HTTP/1.1.** Браузер открывает к одному источнику (origin) {0} потоков, по HTTP/2 {1}, после чего во всех вкладках повисает и обычный запрос; по WebSocket {2}, и обычные запросы при этом не повисают.',
    },
    figures: [
      { suite: 'connection-limit', contender: 'sse', figure: 'limit.opened' },
      { suite: 'connection-limit', contender: 'sse-h2', figure: 'limit.opened' },
      { suite: 'connection-limit', contender: 'websocket', figure: 'limit.opened' },
    ],
    presumes: { 'sse-h1-limit': ['holds'] },
  },
  {
    id: 'no-streams',
    sentence: {
      en: "**Nothing but short answers gets through: long polling.** Half of its events come within {0}, at one request each; {1} besides the event's own text, where SSE takes {2}. With 100 ms each way an event that falls between two requests takes up to three ways: {3} for 99 of 100, over SSE {4}.",
      ru: '**Сеть пропускает только короткие ответы: длинный опрос.** Половина событий приходит не позже чем через {0} после назначенного момента, по запросу на каждое; сверх самого события это {1}, а у SSE {2}. При задержке 100 мс в каждую сторону событие, попавшее между двумя запросами, проходит до трёх путей: 99 из 100 приходят не позже чем через {3}, по SSE {4}.',
    },
    figures: [
      { suite: 'standard', contender: 'long-polling', figure: 'lateness.p50' },
      { suite: 'standard', contender: 'long-polling', figure: 'bytes.overhead' },
      { suite: 'standard', contender: 'sse', figure: 'bytes.overhead' },
      { suite: 'sweep-delay', contender: 'long-polling@100 ms', figure: 'lateness.p99' },
      { suite: 'sweep-delay', contender: 'sse@100 ms', figure: 'lateness.p99' },
    ],
    presumes: { 'long-prompt': ['holds', 'depends'] },
  },
  {
    id: 'may-be-late',
    sentence: {
      en: "**Events may be late, and simple is best: polling.** Asked every {0}, they come {1} late in the mean; {2} of the answers are empty where an interval has 0.35 events, {3} where it has 5; its two halves have {4} lines, long polling's {5}, WebSocket's {6}.",
      ru: '**События могут опаздывать, а простота важнее всего: опрос.** При опросе раз в {0} они опаздывают в среднем на {1}; пусты {2} ответов, когда на интервал приходится 0,35 события, и {3}, когда 5; в обеих его половинах {4} строк кода, у длинного опроса {5}, у WebSocket {6}.',
    },
    figures: [
      { suite: 'standard', contender: 'polling', parameter: 'pollEveryUs' },
      { suite: 'standard', contender: 'polling', figure: 'lateness.mean' },
      { suite: 'sweep-poll', contender: 'polling@λT 0.35', figure: 'requests.empty' },
      { suite: 'sweep-poll', contender: 'polling@λT 5', figure: 'requests.empty' },
      { linesOf: 'polling', client: 'node' },
      { linesOf: 'long-polling', client: 'node' },
      { linesOf: 'websocket', client: 'node' },
    ],
    presumes: {
      'polling-simple': ['holds', 'depends'],
      'polling-late': ['holds'],
      'polling-wasted': ['depends', 'holds'],
    },
  },
  {
    id: 'to-all',
    sentence: {
      en: '**One trigger for everybody: any stream.** An event reached all 200 subscribers, 99 of 100 within {0} of the trigger over SSE, {1} over SSE on HTTP/2, {2} over WebSocket.',
      ru: '**Одно событие сразу всем: любой поток.** Событие дошло до всех 200 подписчиков, до 99 из 100 не позже чем через {0} после публикации по SSE, {1} по SSE на HTTP/2, {2} по WebSocket.',
    },
    figures: (['sse', 'sse-h2', 'websocket'] as const).map((row) => ({
      suite: 'broadcast',
      contender: `${row}@${BROADCAST.most}`,
      figure: 'lateness.p99',
    })),
    presumes: { 'sse-broadcast': ['holds'] },
  },
];
