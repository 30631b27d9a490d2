import type { Claim } from '../claim.ts';
import { every, facts } from '../rules/combine.ts';
import { factsOf } from '../rules/figure.ts';
import { asGoodAs } from '../rules/within-margin.ts';
import { AS_PROMPT } from '../rules/margins.ts';

export const ssePrompt: Claim = {
  id: 'sse-prompt',
  sentence: { en: 'Its timeliness is ideal.', ru: 'Своевременность доставки у SSE идеальная.' },
  needs: ['standard'],
  rule: {
    en: "Lateness of SSE against WebSocket. Holds if both the median and p99 are as good: the whole 95 % interval of the ratio within 10 % of WebSocket's figure, or within 1 ms at the median and 5 ms at p99 where that is more. On loopback a push takes about a millisecond, and a tenth of that is less than the grain of the feed's timer; 1 ms is that grain, and 5 ms is what a trial's sending itself may be late at p99. Fails if either interval is wholly above. The control stands beside it.",
    ru: 'Опоздание SSE в сравнении с WebSocket. Верно, если не хуже и медиана, и p99: весь 95 %-ный интервал отношения в пределах 10 % от WebSocket либо, если это больше, 1 мс для медианы и 5 мс для p99. Внутри одной машины доставка занимает около миллисекунды, и десятая её часть меньше шага таймера источника; 1 мс и есть этот шаг, а на 5 мс в p99 может опоздать сама отправка. Неверно, если какой-то из интервалов целиком выше. Рядом контрольная строка.',
  },
  leavesOut: {
    en: 'Ideal means: as late as the network and the machine, like every push transport. A proxy that buffers answers spoils it, and so does a lost connection until the reconnection time is over.',
    ru: 'Идеальная значит: ровно настолько поздно, насколько поздны сеть и машина, как и у любого потока. Портит её прокси, который копит ответ, и обрыв, пока не пройдёт время переподключения.',
  },
  choose: {
    en: 'Promptness is no reason to choose between SSE and WebSocket.',
    ru: 'Между SSE и WebSocket по скорости доставки не выбирают.',
  },
  judge: every(
    ...(['lateness.p50', 'lateness.p99'] as const).map((figure) =>
      asGoodAs({ suite: 'standard', figure, subject: 'sse', other: 'websocket', margin: AS_PROMPT[figure] }),
    ),
    facts((evidence) =>
      factsOf(
        evidence,
        (['sse-h2', 'raw-tcp'] as const).map((contender) => ({
          suite: 'standard',
          contender,
          figure: 'lateness.p50',
        })),
      ),
    ),
  ),
};
