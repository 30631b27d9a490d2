import type { Claim } from '../claim.ts';
import { featuresShown } from './features-shown.ts';

export const sseNewApi: Claim = {
  id: 'sse-new-api',
  sentence: { en: 'A new interface must be learnt.', ru: 'Приходится изучать новый интерфейс.' },
  needs: ['event-source-features'],
  rule: {
    en: 'No verdict: whether that is much is for the reader. Counted is what there is to learn of EventSource (its properties, handlers and what the stream says to it), each shown working in a real browser; what was not seen to work is named.',
    ru: 'Без оценки: много это или нет, решит читатель. Посчитано, что надо изучить в EventSource (свойства, обработчики и то, что сообщает ему сам поток), и всё это проверено в работе в настоящем браузере; что не сработало, названо.',
  },
  leavesOut: {
    en: 'WebSocket is an interface to be learnt too, and one that does not reconnect: that part has to be written.',
    ru: 'WebSocket — тоже интерфейс, который надо изучить, причём сам он не переподключается: это придётся написать.',
  },
  choose: {
    en: 'Learn in particular what ends a stream for good (204, an error status, close) and what does not.',
    ru: 'Особенно важно знать, что прекращает поток насовсем (204, код ошибки, close), а что нет.',
  },
  judge: featuresShown,
};
