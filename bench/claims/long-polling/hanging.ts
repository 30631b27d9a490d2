import type { Claim } from '../claim.ts';
import { every, facts } from '../rules/combine.ts';
import { factsOf } from '../rules/figure.ts';
import { inEveryRepetition } from '../rules/in-every-repetition.ts';
import { subscriptionsIn } from '../subscriptions.ts';

export const longHanging: Claim = {
  id: 'long-hanging',
  sentence: {
    en: 'Many requests hang at the server.',
    ru: 'На сервере висит множество запросов.',
  },
  needs: ['standard', 'waiting'],
  rule: {
    en: 'The most requests open at the server at one time. Holds if that is exactly the number of clients, in every repetition, with 20 clients and with 200. What one of them takes of the server is shown beside it: memory for each waiting client, of every transport.',
    ru: 'Наибольшее число одновременно открытых запросов. Верно, если оно ровно равно числу клиентов в каждом повторе, при 20 и при 200 клиентах. Рядом показано, чего каждый стоит: память сервера на каждого ждущего клиента, для всех транспортов.',
  },
  leavesOut: {
    en: 'SSE holds as many: each is an answer that never ends; and a WebSocket is a connection that hangs as well. What matters is what a waiting client costs: a server with a thread for each request has one for each client.',
    ru: 'SSE держит столько же: каждый такой запрос получает ответ без конца; и WebSocket — тоже висящее соединение. Важно, чего стоит ждущий клиент: сервер, выделяющий на запрос поток выполнения, займёт по одному на каждого.',
  },
  choose: {
    en: 'With an event-driven server hanging requests are cheap. With a thread or a process for each request, neither long polling nor SSE is, and polling may serve better.',
    ru: 'На сервере с событийным циклом висящие запросы обходятся дёшево. Если же каждый запрос занимает поток выполнения или процесс, дороги и длинный опрос, и SSE, и лучше может оказаться обычный опрос.',
  },
  judge: every(
    ...(['standard', 'waiting'] as const).map((suite) =>
      inEveryRepetition({
        pick: { suite, contender: 'long-polling', figure: 'requests.held' },
        expected: subscriptionsIn,
      }),
    ),
    facts((evidence) =>
      factsOf(
        evidence,
        (['long-polling', 'polling', 'sse', 'sse-h2', 'websocket', 'raw-tcp'] as const).map((contender) => ({
          suite: 'waiting',
          contender,
          figure: 'server.memory',
        })),
      ),
    ),
  ),
};
