import type { Claim } from '../claim.ts';
import { figureWords, type FigureName } from '../figure-names.ts';
import { asFact, every } from '../rules/combine.ts';
import { greaterThanEach } from '../rules/compares.ts';
import { alike, joined, type Text } from '../text.ts';

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

function under(variant: string, figure: FigureName): Text {
  return joined([alike(variant), figureWords(figure)], ', ');
}

export const pollingHeaders: Claim = {
  id: 'polling-headers',
  sentence: {
    en: 'Headers are sent again each time.',
    ru: 'Заголовки каждый раз передаются заново.',
  },
  needs: ['bytes'],
  rule: {
    en: 'Bytes of request and response heads per delivered event, by the byte ledger, under every header profile (bare, Chromium, Chromium with a 1 KB cookie), over HTTP/1.1 and HTTP/2, with and without TLS. Holds if polling has more than every push transport under each. What a request says is the same to the byte each time, and a stream sends none within the window: so one run decides, and any difference is one.',
    ru: 'Байты заголовков запроса и ответа на доставленное событие по журналу байтов, при каждом наборе заголовков (только необходимые, как у Chromium, как у Chromium с куки в 1 кБ), по HTTP/1.1 и HTTP/2, с TLS и без. Утверждение верно, если у опроса их всюду больше, чем у каждого потокового транспорта. Запрос каждый раз один и тот же до байта, а поток за время измерения не шлёт ни одного запроса: хватает одного прогона, и любая разница настоящая.',
  },
  leavesOut: {
    en: 'How much that is depends on who asks: a bare Node client sends about a hundred bytes, a browser with cookies well over a kilobyte. HTTP/2 sends a field that it has sent before as a byte or two, while it fits into the HPACK table (4 KiB by default): as measured, heads shrink 5 to 17 times, and do not vanish. Keep-alive saves connections and their handshakes, not heads. Long polling repeats its heads as well.',
    ru: 'Много ли это, зависит от того, кто спрашивает: простой клиент на Node шлёт около ста байтов, браузер с куки заметно больше килобайта. HTTP/2 передаёт уже отправленное поле одним-двумя байтами, пока оно помещается в таблицу HPACK (по умолчанию 4 КиБ): по измерениям заголовков меньше в 5–17 раз, но совсем они не исчезают. Keep-alive экономит соединения и рукопожатия, но не заголовки. Длинный опрос повторяет их точно так же.',
  },
  choose: {
    en: 'If you have to poll, do it over HTTP/2 and keep cookies off that address. Where traffic matters, push.',
    ru: 'Если опрашивать приходится, делайте это по HTTP/2 и без куки на этом адресе. Если важен трафик, пусть события отправляет сервер.',
  },
  judge: every(
    ...VARIANTS.map(({ variant, streams, minor }) =>
      greaterThanEach({
        suite: 'bytes',
        figure: 'heads.per-event',
        subject: `polling@${variant}`,
        others: streams.map((row) => `${row}@${variant}`),
        planned: true,
        about: under(variant, 'heads.per-event'),
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
          about: under(variant, 'bytes.overhead'),
          ...(minor === undefined ? {} : { minor }),
        }),
      ),
    ),
  ),
};
