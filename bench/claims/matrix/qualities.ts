import type { RowId } from '../../transports.ts';
import type { SuiteAsked } from '../evidence-names.ts';
import { DUPLEX, type FigureName } from '../figure-names.ts';
import type { Client } from '../rules/counts.ts';
import { AS_PROMPT, AS_QUICK, TENTH } from '../rules/margins.ts';
import type { Margin } from '../rules/within-margin.ts';
import type { Text } from '../text.ts';

/** Something that transports are praised or blamed for, and the figure that tells. */
export type Quality = {
  readonly id: string;
  readonly title: Text;
  readonly told: Told;
  /** The article's sentences about it, by row: a claim's id. */
  readonly claims: Readonly<Partial<Record<RowId, string>>>;
};

export type Told =
  /** The less the better: as good as the best within a margin. */
  | {
      readonly kind: 'measured';
      readonly suite: SuiteAsked;
      readonly variant?: string;
      readonly figure: FigureName;
      readonly margin: Margin;
    }
  /** Source lines, the fewer the better. */
  | { readonly kind: 'counted'; readonly client: Client }
  /** Enough, or not. */
  | {
      readonly kind: 'limit';
      readonly suite: SuiteAsked;
      readonly figure: FigureName;
      readonly enough: number;
    };

/** In the order of the columns: a new one is one more entry. */
export const QUALITIES: readonly Quality[] = [
  {
    id: 'simple-node',
    title: { en: 'simple:\nlines, Node', ru: 'простота:\nстрок, Node' },
    told: { kind: 'counted', client: 'node' },
    claims: { polling: 'polling-simple', 'long-polling': 'long-complex', sse: 'sse-simple' },
  },
  {
    id: 'simple-page',
    title: { en: 'simple:\nlines, page', ru: 'простота:\nстрок, страница' },
    told: { kind: 'counted', client: 'page' },
    claims: { polling: 'polling-simple', 'long-polling': 'long-complex', sse: 'sse-simple' },
  },
  {
    id: 'prompt',
    title: { en: 'prompt:\nlate, median', ru: 'быстрота:\nмедиана опоздания' },
    told: { kind: 'measured', suite: 'standard', figure: 'lateness.p50', margin: AS_PROMPT['lateness.p50'] },
    claims: {
      polling: 'polling-late',
      'long-polling': 'long-prompt',
      sse: 'sse-prompt',
      'sse-h2': 'h2-sse-alternative',
    },
  },
  {
    id: 'few-requests',
    title: { en: 'requests\n/event', ru: 'запросов\nна событие' },
    told: { kind: 'measured', suite: 'standard', figure: 'requests.per-event', margin: TENTH },
    claims: { polling: 'polling-wasted', 'long-polling': 'long-few-requests', sse: 'sse-light' },
  },
  {
    id: 'light-bytes',
    title: { en: 'overhead\n/event', ru: 'накладных байтов\nна событие' },
    told: { kind: 'measured', suite: 'standard', figure: 'bytes.overhead', margin: TENTH },
    claims: { polling: 'polling-headers', sse: 'sse-light', 'sse-h2': 'h2-sse-alternative' },
  },
  {
    id: 'light-cpu',
    title: { en: 'server CPU\n/event', ru: 'процессорное время\nсервера на событие' },
    told: { kind: 'measured', suite: 'standard', figure: 'server.cpu', margin: TENTH },
    claims: { sse: 'sse-light', 'sse-h2': 'h2-sse-alternative' },
  },
  {
    id: 'light-memory',
    title: { en: 'memory\n/subscriber', ru: 'память\nна подписчика' },
    told: { kind: 'measured', suite: 'waiting', figure: 'server.memory', margin: TENTH },
    claims: { 'long-polling': 'long-hanging', sse: 'sse-light' },
  },
  {
    id: 'keeps-little',
    title: { en: 'events kept\nat most for', ru: 'события хранятся\nне дольше' },
    told: {
      kind: 'measured',
      suite: 'standard',
      figure: 'kept.age.max',
      margin: { relative: 0.1, absolute: 1_000 },
    },
    claims: { polling: 'polling-stores', 'long-polling': 'long-stores-briefly' },
  },
  {
    id: 'both-ways',
    title: { en: 'both ways:\nround trip', ru: 'в обе стороны:\nвремя отклика' },
    told: {
      kind: 'measured',
      suite: 'duplex',
      variant: DUPLEX.feed,
      figure: 'echo.round-trip.p50',
      margin: AS_QUICK['echo.round-trip.p50'],
    },
    claims: { sse: 'sse-one-way', 'sse-h2': 'h2-sse-alternative', websocket: 'ws-duplex' },
  },
  {
    id: 'connection-limit',
    title: { en: 'open in one\npage', ru: 'открыто на одной\nстранице' },
    told: { kind: 'limit', suite: 'connection-limit', figure: 'limit.opened', enough: 100 },
    claims: { sse: 'sse-h1-limit' },
  },
];
