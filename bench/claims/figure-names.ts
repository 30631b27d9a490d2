import { contenderName } from '../core/contender.ts';
import { KEEP_ALIVE } from '../suites/keep-alive-variants.ts';
import { isRowId, rowOf, type RowId, type Transport } from '../transports.ts';
import { alike, joined, type Text } from './text.ts';

/** What the figures that claims rest on are called, by metric: a claim can ask for these. */
const METRIC_WORDS = {
  'lateness.mean': { en: 'mean lateness', ru: 'среднее опоздание' },
  'lateness.p50': { en: 'lateness, median', ru: 'опоздание, медиана' },
  'lateness.p90': { en: 'lateness, 9 of 10', ru: 'опоздание, 9 из 10' },
  'lateness.p99': { en: 'lateness, 99 of 100', ru: 'опоздание, 99 из 100' },
  'service.p50': { en: 'service time, median', ru: 'время доставки, медиана' },
  'service.p99': { en: 'service time, 99 of 100', ru: 'время доставки, 99 из 100' },
  'send-delay.p50': { en: 'sent late, median', ru: 'опоздание отправки, медиана' },
  'requests.per-event': { en: 'requests per event', ru: 'запросов на событие' },
  'requests.empty': { en: 'empty answers', ru: 'доля пустых ответов' },
  'requests.held': { en: 'requests held at once', ru: 'запросов висит одновременно' },
  'connections.opened': { en: 'connections opened', ru: 'открыто соединений' },
  'bytes.overhead': { en: 'overhead per event', ru: 'накладные байты на событие' },
  'wire.total': { en: 'all bytes per event', ru: 'всего байтов на событие' },
  'kept.age.p50': { en: 'age when handed over, median', ru: 'возраст при выдаче, медиана' },
  'kept.age.max': { en: 'greatest age when handed over', ru: 'наибольший возраст при выдаче' },
  'kept.events.max': { en: 'most events kept for a client', ru: 'наибольшее число событий, ждущих клиента' },
  'bytes.down': { en: 'bytes down per event', ru: 'байтов вниз на событие' },
  'echo.round-trip.p50': { en: 'round trip of a message, median', ru: 'время отклика на сообщение, медиана' },
  'echo.lost': { en: 'echoes lost', ru: 'потерянных эхо' },
  'echo.requests': { en: 'requests per message', ru: 'запросов на сообщение' },
  'echo.server-cpu': { en: 'server CPU per message', ru: 'процессорное время сервера на сообщение' },
  'spread.reached': { en: 'events that reached all', ru: 'событий дошло до всех' },
  'spread.p50': { en: 'from first to last, median', ru: 'от первого до последнего, медиана' },
  'spread.max': { en: 'from first to last, at worst', ru: 'от первого до последнего, в худшем случае' },
  'limit.opened': {
    en: 'subscriptions of a page open at once',
    ru: 'одновременно открытых подписок страницы',
  },
  'limit.connections': { en: 'connections for them', ru: 'соединений для них' },
  'limit.next-hangs': { en: 'the next one hangs', ru: 'следующая повисает' },
  'limit.fetch-hangs': { en: 'a fetch then hangs', ru: 'после этого повисает и fetch' },
  'features.looked-for': { en: 'features to learn', ru: 'что надо изучить' },
  'features.shown': { en: 'seen working in the browser', ru: 'проверено в работе в браузере' },
  'server.cpu': { en: 'server CPU per event', ru: 'процессорное время сервера на событие' },
  'server.memory': { en: 'server memory per subscriber', ru: 'память сервера на подписчика' },
} as const satisfies Record<string, Text>;

/** What is derived from several figures of a trial; `figures-derived.ts` tells how. */
const DERIVED_WORDS = {
  'heads.per-event': { en: 'header bytes per event', ru: 'байтов заголовков на событие' },
  'echo.bytes': { en: 'bytes of a message and its echo', ru: 'байтов сообщения и эха' },
  'requests.per-minute': { en: 'requests per client and minute', ru: 'запросов на клиента в минуту' },
  'connections.per-client': { en: 'connections opened per client', ru: 'соединений на клиента' },
} as const satisfies Record<string, Text>;

export type MetricName = keyof typeof METRIC_WORDS;
export type DerivedName = keyof typeof DERIVED_WORDS;
export type FigureName = MetricName | DerivedName;

export const METRIC_NAMES = Object.keys(METRIC_WORDS) as readonly MetricName[];
export const DERIVED_NAMES = Object.keys(DERIVED_WORDS) as readonly DerivedName[];

const FIGURE_WORDS: Readonly<Record<FigureName, Text>> = { ...METRIC_WORDS, ...DERIVED_WORDS };

export function figureWords(name: FigureName): Text {
  return FIGURE_WORDS[name];
}

const RUSSIAN_ROWS: Readonly<Record<RowId, string>> = {
  polling: 'опрос',
  'long-polling': 'длинный опрос',
  sse: 'SSE (HTTP/1.1)',
  'sse-h2': 'SSE (HTTP/2)',
  websocket: 'WebSocket',
  'raw-tcp': 'чистый TCP (контроль)',
};

export function rowWords(row: RowId): Text {
  return { en: rowOf(row).title, ru: RUSSIAN_ROWS[row] };
}

/** A figure of one row, where several are told of. */
export function figureOfRowWords(name: FigureName, row: RowId): Text {
  return joined([rowWords(row), figureWords(name)], ', ');
}

/** A transport, whichever HTTP carries it. */
export function transportWords(transport: Transport): Text {
  return transport === 'sse' ? alike('SSE') : rowWords(transport);
}

/** A row with its variant. */
export function contenderWords({ row, variant }: { readonly row: string; readonly variant?: string }): Text {
  if (!isRowId(row)) return alike(contenderName({ row, ...(variant === undefined ? {} : { variant }) }));
  return joined([rowWords(row), ...(variant === undefined ? [] : [variantWords(variant)])], ', ');
}

/** The variants of other suites that claims ask for, as these call them. */
export const DUPLEX = { feed: 'feed 10/s', bytes: 'bytes' } as const;
export const BROADCAST = { most: '200 subscribers' } as const;

/** Variants have names of their own in the suites; those that do not say enough, or are words, are told in these. */
const VARIANT_WORDS: Readonly<Record<string, Text>> = {
  [KEEP_ALIVE.kept]: { en: KEEP_ALIVE.kept, ru: 'соединения сохраняются' },
  [KEEP_ALIVE.closed]: { en: KEEP_ALIVE.closed, ru: 'каждый раз новое соединение' },
  [DUPLEX.feed]: { en: '10/s up', ru: '10/с вверх' },
  [DUPLEX.bytes]: { en: '100/s up', ru: '100/с вверх' },
  [BROADCAST.most]: { en: BROADCAST.most, ru: '200 подписчиков' },
};

function variantWords(variant: string): Text {
  return VARIANT_WORDS[variant] ?? { en: variant, ru: inRussian(variant) };
}

/** Of a point on an axis: its number and unit. */
function inRussian(variant: string): string {
  return variant.replace(/(\d)\.(\d)/g, '$1,$2').replace(/ ms$/, ' мс');
}
