import type { Claim } from '../claim.ts';
import { closeToAndBelow, bySimplicity } from '../rules/counts-ranked.ts';

export const sseSimple: Claim = {
  id: 'sse-simple',
  sentence: { en: 'SSE is simple to implement.', ru: 'SSE легко реализовать.' },
  needs: ['simplicity'],
  rule: {
    en: "The counts of polling-simple: holds for a count if SSE's is close to polling's (at most a quarter more, or one more of what is counted in ones) and below those of long polling and of WebSocket; with a client in Node.js and with a page in the browser. Where the counts disagree, it depends.",
    ru: 'Те же счёты, что в polling-simple: по каждому верно, если у SSE он близок к опросу (больше не более чем на четверть или на единицу) и ниже, чем у длинного опроса и у WebSocket; с клиентом на Node.js и со страницей в браузере. Если счёты расходятся, ответ «смотря когда».',
  },
  leavesOut: {
    en: 'Who did the work. In a browser EventSource parses, reconnects and resumes, so that the part of the page is short (its lines stand among the figures). Elsewhere somebody has to write or choose a client; and a server that holds streams has to care for slow readers and signs of life, which polling never needs.',
    ru: 'Кто проделал работу. В браузере EventSource сам разбирает поток, переподключается и продолжает с места обрыва, и часть самой страницы коротка (её строки есть среди чисел). В других местах клиента надо написать или выбрать, а сервер, который держит потоки, должен заботиться о медленных читателях и признаках жизни, чего опросу не нужно.',
  },
  choose: {
    en: 'For pages, with a server framework that brings event streams, SSE is little work. For other clients look for a library that reconnects and resumes before you count on its simplicity.',
    ru: 'Для страниц, если серверный каркас уже умеет потоки событий, SSE требует мало труда. Для других клиентов сперва найдите библиотеку, умеющую переподключаться и продолжать.',
  },
  judge: bySimplicity('sse', closeToAndBelow('polling', ['long-polling', 'websocket'])),
};
