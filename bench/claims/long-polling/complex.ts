import type { Claim } from '../claim.ts';
import { bySimplicity, moreThan } from '../rules/counts-ranked.ts';

export const longComplex: Claim = {
  id: 'long-complex',
  sentence: { en: 'Long polling is more complex than polling.', ru: 'Длинный опрос сложнее обычного.' },
  needs: ['simplicity'],
  rule: {
    en: 'The counts of polling-simple: holds for a count if long polling has more than polling, with a client in Node.js and with a page in a browser; where the counts disagree, it depends.',
    ru: 'Те же счёты, что и в polling-simple: по каждому верно, если у длинного опроса больше, чем у обычного, с клиентом на Node.js и со страницей в браузере. Если счёты расходятся, ответ «смотря когда».',
  },
  leavesOut: {
    en: 'Where the complexity sits: in the server, which has to remember who waits, wake all of them, and let go of those who left. The client may even become simpler, since it needs no clock.',
    ru: 'Где эта сложность: на сервере. Он помнит, кто ждёт, будит всех и отпускает ушедших. Клиент же может стать даже проще: ему не нужны часы.',
  },
  choose: {
    en: 'If you can afford a server that holds requests, it can as well hold a stream: compare with sse-simple before writing one.',
    ru: 'Если сервер умеет держать запросы, он сможет держать и поток: прежде чем писать, сравните с sse-simple.',
  },
  judge: bySimplicity('long-polling', moreThan('polling')),
};
