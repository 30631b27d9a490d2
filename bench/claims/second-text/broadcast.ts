import type { Claim } from '../claim.ts';
import { BROADCAST, figureOfRowWords } from '../figure-names.ts';
import { every, facts } from '../rules/combine.ts';
import { factsOf } from '../rules/figure.ts';
import { inEveryRepetition } from '../rules/in-every-repetition.ts';

const ROWS = ['sse', 'sse-h2'] as const;

export const sseBroadcast: Claim = {
  id: 'sse-broadcast',
  sentence: {
    en: 'One trigger reaches every connected subscriber.',
    ru: 'Одна публикация доходит до каждого подключённого подписчика.',
  },
  needs: ['broadcast'],
  rule: {
    en: '200 subscribers, and triggers by an ordinary HTTP client (POST /publish). Holds if every event reached all of them in every repetition, over HTTP/1.1 and over HTTP/2; one event that did not reach one of them is enough to fail. How far apart the first and the last have it is shown beside it, and how late the latest have it: a transport that writes to all at once has a late first, and so a small spread.',
    ru: '200 подписчиков и публикации обычным HTTP-клиентом (POST /publish). Верно, если в каждом повторе каждое событие дошло до всех, по HTTP/1.1 и по HTTP/2; чтобы стало неверно, хватит одного события, не дошедшего до одного из них. Рядом показано, насколько последний получает его позже первого и с каким опозданием получают последние: у транспорта, который пишет всем разом, поздно получает и первый, и разброс поэтому мал.',
  },
  leavesOut: {
    en: 'Connected at that moment: who is reconnecting just then misses it, unless the server keeps a history and the client sends its last event id. And somebody is always the last.',
    ru: 'Речь о тех, кто подключён в этот миг: кто как раз переподключается, получит событие, только если сервер хранит историю, а клиент пришлёт номер последнего события. И кто-то всегда получает последним.',
  },
  choose: {
    en: 'For announcements to all, SSE with a history does it. If all must act on it at the same moment, name that moment in the event.',
    ru: 'Для объявлений всем подойдёт SSE с историей. Если все должны отозваться одновременно, укажите этот момент в самом событии.',
  },
  judge: every(
    ...ROWS.map((row) =>
      inEveryRepetition({
        pick: { suite: 'broadcast', contender: `${row}@${BROADCAST.most}`, figure: 'spread.reached' },
        expected: () => 1,
        about: figureOfRowWords('spread.reached', row),
      }),
    ),
    facts((evidence) =>
      factsOf(
        evidence,
        (['spread.p50', 'spread.max', 'lateness.p99'] as const).flatMap((figure) =>
          [...ROWS, 'websocket' as const].map((row) => ({
            suite: 'broadcast' as const,
            contender: `${row}@${BROADCAST.most}`,
            figure,
          })),
        ),
      ),
    ),
  ),
};
