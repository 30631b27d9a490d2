import type { Claim } from '../claim.ts';
import { bySimplicity, FEWEST } from '../rules/counts-ranked.ts';

export const pollingSimple: Claim = {
  id: 'polling-simple',
  sentence: { en: 'Polling is very simple.', ru: 'Опрос устроен очень просто.' },
  needs: ['simplicity'],
  rule: {
    en: "Counted by syntax trees from a transport's two halves and the files that they need, less those that all transports share: source lines, branches, variables kept from one request to the next, interfaces of platform and libraries. Holds for a count if nobody has fewer. Counted once with a client in Node.js and once with a page in a browser, which brings parts of the work along; where the counts disagree, it depends.",
    ru: 'По синтаксическим деревьям обеих половин транспорта и нужных им файлов, без тех, что общие у всех: строки кода, ветвления, переменные, живущие от запроса к запросу, используемые интерфейсы платформы и библиотек. По каждому счёту утверждение верно, если меньше нет ни у кого. Считаем дважды: с клиентом на Node.js и со страницей в браузере, который часть работы берёт на себя. Если счёты расходятся, ответ «смотря когда».',
  },
  leavesOut: {
    en: 'What few lines cost when they run: a simple client asks again and again, and the simple server answers every time. Lines count reading, not getting it right.',
    ru: 'Сколько эти немногие строки стоят в работе: простой клиент спрашивает снова и снова, а простой сервер каждый раз отвечает. Строки измеряют, сколько читать, а не легко ли не ошибиться.',
  },
  choose: {
    en: 'Polling where news are wanted now and then and seconds do not matter. Not for its simplicity alone: whoever writes only the page writes less with EventSource, and it is the server that costs the lines.',
    ru: 'Опрос годится, когда новости нужны изредка и секунды не важны. Ради одной простоты его брать не стоит: тому, кто пишет только страницу, с EventSource писать меньше, а строки уходят на сервер.',
  },
  judge: bySimplicity('polling', FEWEST),
};
