import type { Claim } from '../claim.ts';
import { bySimplicity, FEWEST } from '../rules/counts-ranked.ts';

export const pollingSimple: Claim = {
  id: 'polling-simple',
  sentence: { en: 'Polling is very simple.', ru: 'Опрос устроен очень просто.' },
  needs: ['simplicity'],
  rule: {
    en: "Counted by syntax trees from a transport's two halves and the files that they need, less those that all transports share: source lines, branches, variables kept from one request to the next, interfaces of platform and libraries. Holds for a count if nobody has fewer. Counted once with a client in Node.js and once with a page in a browser, which brings parts of the work along; where the counts disagree, it depends.",
    ru: 'По синтаксическим деревьям обеих половин транспорта и нужных им файлов, кроме общих для всех транспортов, считаем строки кода, ветвления, переменные, живущие от запроса к запросу, и используемые интерфейсы платформы и библиотек. По каждому показателю утверждение верно, если ни у кого нет меньшего. Считаем дважды: с клиентом на Node.js и со страницей в браузере, который часть работы берёт на себя. Если показатели расходятся, «верно отчасти».',
  },
  leavesOut: {
    en: 'What few lines cost when they run: a simple client asks again and again, and the simple server answers every time. Lines count reading, not getting it right.',
    ru: 'Чего эти немногие строки стоят в работе: простой клиент спрашивает снова и снова, а простой сервер каждый раз отвечает. Число строк говорит, сколько читать, но не о том, легко ли написать без ошибок.',
  },
  choose: {
    en: 'Polling where news are wanted now and then and seconds do not matter. Not for its simplicity alone: whoever writes only the page writes less with EventSource, and it is the server of a stream that costs the lines.',
    ru: 'Опрос годится, когда новости нужны изредка и секунды не важны. Ради одной простоты его брать не стоит: тому, кто пишет только страницу, с EventSource писать меньше, а строк требует сервер, который держит поток.',
  },
  judge: bySimplicity('polling', FEWEST),
};
