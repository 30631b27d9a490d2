import type { Claim } from '../claim.ts';
import { closeToAndBelow, bySimplicity } from '../rules/counts-ranked.ts';

export const sseSimple: Claim = {
  id: 'sse-simple',
  sentence: { en: 'SSE is simple to implement.', ru: 'SSE легко реализовать.' },
  needs: ['simplicity'],
  rule: {
    en: "The counts of polling-simple: holds for a count if SSE's is close to polling's (at most a quarter more, or one more where that is more than a quarter) and below those of long polling and of WebSocket; with a client in Node.js and with a page in the browser. Where the counts disagree, it depends.",
    ru: 'Показатели те же, что в polling-simple: по каждому верно, если у SSE он близок к показателю опроса (больше не более чем на четверть либо, если это больше, на единицу) и меньше, чем у длинного опроса и у WebSocket; с клиентом на Node.js и со страницей в браузере. Если показатели расходятся, «верно отчасти».',
  },
  leavesOut: {
    en: 'Who does the work. In a browser EventSource parses, reconnects and resumes, so that the part of the page is short (its lines stand among the figures). Elsewhere somebody has to write or choose a client; and a server that holds streams has to look after slow readers and give signs of life, which polling never needs.',
    ru: 'Кто делает работу. В браузере EventSource сам разбирает поток, переподключается и продолжает с места обрыва, поэтому код самой страницы короток (его строки приведены среди чисел). Вне браузера клиента придётся написать или подобрать, а сервер, который держит потоки, должен следить за медленными читателями и подавать признаки жизни; опросу этого не нужно.',
  },
  choose: {
    en: 'For pages, with a server framework that brings event streams, SSE is little work. For other clients look for a library that reconnects and resumes before you count on its simplicity.',
    ru: 'Для страниц SSE требует мало труда, если серверный фреймворк уже умеет потоки событий. Для других клиентов, прежде чем рассчитывать на простоту, найдите библиотеку, которая переподключается и продолжает с места обрыва.',
  },
  judge: bySimplicity('sse', closeToAndBelow('polling', ['long-polling', 'websocket'])),
};
