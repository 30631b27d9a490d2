import type { Claim } from '../claim.ts';
import { bySimplicity, moreThan } from '../rules/counts-ranked.ts';

export const longComplex: Claim = {
  id: 'long-complex',
  sentence: { en: 'Long polling is more complex than polling.', ru: 'Длинный опрос сложнее обычного.' },
  needs: ['simplicity'],
  rule: {
    en: 'The counts of polling-simple: holds for a count if long polling has more than polling, with a client in Node.js and with a page in a browser; where the counts disagree, it depends.',
    ru: 'Показатели те же, что в polling-simple: по каждому верно, если у длинного опроса он больше, чем у обычного, с клиентом на Node.js и со страницей в браузере. Если показатели расходятся, «верно отчасти».',
  },
  leavesOut: {
    en: 'Where the complexity sits: in the server, which has to remember who waits, wake all of them, and let go of those who left. The client may even become simpler, since it needs no timer.',
    ru: 'Где эта сложность: на сервере. Ему приходится помнить, кто ждёт, будить всех и отпускать ушедших. Клиент же может стать даже проще: таймер ему не нужен.',
  },
  choose: {
    en: 'If you can afford a server that holds requests, it can as well hold a stream: compare with sse-simple before you write long polling.',
    ru: 'Если сервер умеет держать запросы, он сможет держать и поток: прежде чем писать длинный опрос, сравните с sse-simple.',
  },
  judge: bySimplicity('long-polling', moreThan('polling')),
};
