import type { RowId } from '../../transports.ts';
import type { Claim } from '../claim.ts';
import type { SuiteAsked } from '../evidence-names.ts';
import { figureOfRowWords, type FigureName } from '../figure-names.ts';
import { AS_PROMPT, AS_QUICK, TENTH } from '../rules/margins.ts';
import { statedWhere } from '../rules/stated-where.ts';
import { asGoodAs, type Margin } from '../rules/within-margin.ts';
import { pagesOpen } from './pages-open.ts';

const POLLERS_TOO = ['polling', 'long-polling', 'sse', 'sse-h2'] as const satisfies readonly RowId[];
const STREAMS = ['sse', 'sse-h2'] as const satisfies readonly RowId[];

type Figure = {
  readonly suite: SuiteAsked;
  readonly figure: FigureName;
  readonly rivals: readonly RowId[];
  readonly margin: Margin;
};

const FIGURES: readonly Figure[] = [
  { suite: 'standard', figure: 'lateness.p50', rivals: POLLERS_TOO, margin: AS_PROMPT['lateness.p50'] },
  { suite: 'standard', figure: 'lateness.p99', rivals: POLLERS_TOO, margin: AS_PROMPT['lateness.p99'] },
  { suite: 'standard', figure: 'service.p50', rivals: POLLERS_TOO, margin: AS_QUICK['service.p50'] },
  { suite: 'standard', figure: 'service.p99', rivals: POLLERS_TOO, margin: AS_QUICK['service.p99'] },
  { suite: 'standard', figure: 'requests.per-event', rivals: POLLERS_TOO, margin: { relative: 0 } },
  { suite: 'standard', figure: 'bytes.down', rivals: POLLERS_TOO, margin: TENTH },
  { suite: 'fanout', figure: 'server.cpu', rivals: STREAMS, margin: TENTH },
  { suite: 'waiting', figure: 'server.memory', rivals: POLLERS_TOO, margin: TENTH },
];

export const wsEverywhere: Claim = {
  id: 'ws-everywhere',
  sentence: {
    en: 'WebSocket is everywhere now; the other ways are history.',
    ru: 'WebSocket теперь повсюду, остальные способы остались в прошлом.',
  },
  needs: ['connection-limit', 'standard', 'fanout', 'waiting'],
  rule: {
    en: 'No verdict on a fashion: facts. Whether the tested browser opens WebSockets, and every figure (lateness, service time, requests, bytes down, server CPU, memory) in which another transport is shown to be as good as WebSocket or better, by the margins of h2-sse-alternative; 5 ms for lateness at p99.',
    ru: 'О моде не судим, только факты: открывает ли проверенный браузер WebSocket, и каждый показатель (опоздание, время доставки, запросы, байты вниз, процессорное время и память сервера), по которому другой транспорт показан не хуже WebSocket, с допусками из h2-sse-alternative; для p99 опоздания 5 мс.',
  },
  leavesOut: {
    en: 'That most pages only listen. What is everywhere available is HTTP; a WebSocket needs proxies, balancers and servers that let an upgrade through.',
    ru: 'Большинству страниц нужно только слушать. Повсюду доступен прежде всего HTTP, а WebSocket требует, чтобы прокси, балансировщики и серверы пропускали смену протокола (Upgrade).',
  },
  choose: {
    en: 'Do not choose by fashion: where another transport is as good in what you need, the plainer one wins.',
    ru: 'Не выбирайте по моде: если в том, что вам нужно, другой транспорт не хуже, берите более простой.',
  },
  judge: statedWhere(
    pagesOpen('websocket'),
    FIGURES.flatMap(({ suite, figure, rivals, margin }) =>
      rivals.map((row) =>
        asGoodAs({
          suite,
          figure,
          subject: row,
          other: 'websocket',
          margin,
          about: figureOfRowWords(figure, row),
        }),
      ),
    ),
  ),
};
