import type { Claim } from '../claim.ts';
import { every } from '../rules/combine.ts';
import { lessThanEach } from '../rules/compares.ts';
import { growsWith } from '../rules/grows.ts';
import { alike } from '../text.ts';

export const longStoresBriefly: Claim = {
  id: 'long-stores-briefly',
  sentence: {
    en: 'The server keeps events only while the client reconnects.',
    ru: 'Сервер хранит события, только пока клиент переподключается.',
  },
  needs: ['sweep-delay', 'standard'],
  rule: {
    en: 'How old events are when the server hands them over. Holds if the greatest age grows with the gap between an answer and the next request, which is a round trip of 2d (a slope of 2 over d by the formula, within a fifth), and if at d = 0 it is below that of polling in suite standard.',
    ru: 'Возраст события при выдаче. Верно, если наибольший возраст растёт вместе с паузой между ответом и новым запросом, то есть с оборотом 2d (по формуле наклон 2 по d, допуск одна пятая), а при d = 0 он меньше, чем у опроса в наборе standard.',
  },
  leavesOut: {
    en: 'A client that loses its network stays away for longer than a round trip, and the history has to outlast that, as with every other transport.',
    ru: 'Клиент, потерявший сеть, пропадает дольше чем на оборот, и история должна охватывать это время, как и у любого другого транспорта.',
  },
  choose: {
    en: 'A short history is enough between two requests; size it for the interruptions that your users have.',
    ru: 'Между двумя запросами хватит короткой истории; её длину выбирайте по тому, на сколько пропадает связь у ваших пользователей.',
  },
  judge: every(
    growsWith({
      suite: 'sweep-delay',
      row: 'long-polling',
      figure: 'kept.age.max',
      over: ({ delayDownUs }) => delayDownUs,
      overWords: alike('d'),
      slope: 2,
    }),
    lessThanEach({ suite: 'standard', figure: 'kept.age.max', subject: 'long-polling', others: ['polling'] }),
  ),
};
