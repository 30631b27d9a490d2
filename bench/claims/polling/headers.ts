import type { Claim } from '../claim.ts';
import { asFact, every } from '../rules/combine.ts';
import { greaterThanEach } from '../rules/compares.ts';
import { alike } from '../text.ts';

/** The variants of the suite `bytes`, and who pushes under each. */
const VARIANTS: readonly {
  readonly variant: string;
  readonly streams: readonly string[];
  readonly minor?: true;
}[] = [
  { variant: 'bare', streams: ['sse', 'websocket'] },
  { variant: 'chromium', streams: ['sse', 'websocket'], minor: true },
  { variant: 'chromium-cookie', streams: ['sse', 'websocket'] },
  { variant: 'chromium-cookie TLS', streams: ['sse', 'websocket'], minor: true },
  { variant: 'bare H2', streams: ['sse-h2'], minor: true },
  { variant: 'chromium-cookie H2', streams: ['sse-h2'] },
  { variant: 'chromium-cookie H2 TLS', streams: ['sse-h2'], minor: true },
];

export const pollingHeaders: Claim = {
  id: 'polling-headers',
  sentence: {
    en: 'Headers are sent again each time.',
    ru: 'Заголовки каждый раз передаются заново.',
  },
  needs: ['bytes'],
  rule: {
    en: 'Bytes of request and response heads per delivered event, by the byte ledger, under every header profile (bare, Chromium, Chromium with a 1 KB cookie), over HTTP/1.1 and HTTP/2, with and without TLS. Holds if polling has more than every push transport under each. What a request says is the same to the byte each time, and a stream sends none within the window: so one run decides, and any difference is one.',
    ru: 'Байты заголовков запроса и ответа на доставленное событие по журналу байтов, при каждом наборе заголовков (только нужное, Chromium, Chromium с куки в 1 КБ), по HTTP/1.1 и HTTP/2, с TLS и без. Утверждение верно, если у опроса их всюду больше, чем у каждого потокового транспорта. Запрос каждый раз один и тот же до байта, а поток за время измерения не шлёт ни одного: хватает одного прогона, и любая разница настоящая.',
  },
  leavesOut: {
    en: 'How much that is depends on who asks: a bare Node client sends about a hundred bytes, a browser with cookies well over a kilobyte. HTTP/2 sends every field that it has sent before as a byte or two (HPACK): the heads do not vanish, but shrink by an order of magnitude. Keep-alive saves connections and their handshakes, not heads. Long polling repeats its heads as well.',
    ru: 'Сколько их, зависит от того, кто спрашивает: голый клиент на Node шлёт около ста байтов, браузер с куки больше килобайта. HTTP/2 повторяет уже переданные поля одним-двумя байтами (HPACK): заголовки не исчезают, но становятся меньше на порядок. Keep-alive бережёт соединения и рукопожатия, но не заголовки. Длинный опрос повторяет их точно так же.',
  },
  choose: {
    en: 'If you have to poll, do it over HTTP/2 and keep cookies off that address. Where traffic matters, push.',
    ru: 'Если опрашивать приходится, делайте это по HTTP/2 и без куки на этом адресе. Если важен трафик, выбирайте передачу с сервера.',
  },
  judge: every(
    ...VARIANTS.map(({ variant, streams, minor }) =>
      greaterThanEach({
        suite: 'bytes',
        figure: 'heads.per-event',
        subject: `polling@${variant}`,
        others: streams.map((row) => `${row}@${variant}`),
        planned: true,
        about: alike(variant),
        ...(minor === undefined ? {} : { minor }),
      }),
    ),
    ...VARIANTS.map(({ variant, streams, minor }) =>
      asFact(
        greaterThanEach({
          suite: 'bytes',
          figure: 'bytes.overhead',
          subject: `polling@${variant}`,
          others: streams.map((row) => `${row}@${variant}`),
          planned: true,
          ...(minor === undefined ? {} : { minor }),
        }),
      ),
    ),
  ),
};
