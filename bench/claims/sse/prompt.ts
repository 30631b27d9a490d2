import type { Claim } from '../claim.ts';
import { every, facts } from '../rules/combine.ts';
import { factsOf } from '../rules/figure.ts';
import { asGoodAs } from '../rules/within-margin.ts';
import { AS_PROMPT, AS_QUICK } from '../rules/margins.ts';

const MARGINS = { ...AS_PROMPT, ...AS_QUICK };

export const ssePrompt: Claim = {
  id: 'sse-prompt',
  sentence: { en: 'Its timeliness is ideal.', ru: 'Своевременность доставки у SSE идеальная.' },
  needs: ['standard'],
  rule: {
    en: "SSE against WebSocket: lateness, from when an event was due, and service time, from when it was sent, in which the feed's timer has no part. Holds if median and p99 of both are as good: the whole 95 % interval of the ratio within 10 % of WebSocket's figure, or where that is more, of lateness within 1 ms and 5 ms, of service time within 0.25 ms and 1 ms. On loopback a push takes about a millisecond: 1 ms is the grain of the feed's timer, and 5 ms what a trial's sending itself may be late at p99. 0.25 ms is what light takes through 50 km of fibre, for which nobody moves a server, and twice what the control's own median is uncertain by; its p99 is uncertain by four times as much. Fails if one of the intervals is wholly above. The control stands beside it.",
    ru: 'SSE в сравнении с WebSocket: опоздание, считая от назначенного момента, и время доставки, считая от отправки, в котором таймер генератора событий не участвует. Верно, если не хуже медиана и p99 обоих: весь 95 %-ный интервал отношения в пределах 10 % от WebSocket либо, если это больше, для опоздания 1 мс и 5 мс, для времени доставки 0,25 мс и 1 мс. Внутри одной машины доставка занимает около миллисекунды: 1 мс — это шаг таймера генератора событий, а на 5 мс в p99 может опоздать сама отправка. За 0,25 мс свет проходит 50 км оптоволокна, ради которых никто не переносит сервер; это и вдвое больше погрешности медианы контрольной строки, а погрешность её p99 вчетверо больше, чем у медианы. Неверно, если какой-то из интервалов целиком выше. Рядом контрольная строка.',
  },
  leavesOut: {
    en: 'Ideal means: no later than network and machine make it, like every push transport. A proxy that buffers answers spoils it, and so does a lost connection until the reconnection time is over.',
    ru: 'Идеальная значит: с тем опозданием, какое вносят сеть и машина, как у любого потока. Портят её прокси, который копит ответ, и обрыв, пока не пройдёт время переподключения.',
  },
  choose: {
    en: 'At the median SSE and WebSocket are well within a millisecond of each other: choose between them by other things.',
    ru: 'По медиане SSE и WebSocket отстоят друг от друга заметно меньше чем на миллисекунду: выбирайте между ними по другим причинам.',
  },
  judge: every(
    ...(['lateness.p50', 'lateness.p99', 'service.p50', 'service.p99'] as const).map((figure) =>
      asGoodAs({ suite: 'standard', figure, subject: 'sse', other: 'websocket', margin: MARGINS[figure] }),
    ),
    facts((evidence) => [
      ...factsOf(
        evidence,
        (['lateness.p50', 'service.p50'] as const).flatMap((figure) =>
          (['sse-h2', 'raw-tcp'] as const).map((contender) => ({ suite: 'standard', contender, figure })),
        ),
      ),
      ...factsOf(
        evidence,
        (['sse', 'websocket', 'raw-tcp'] as const).map((contender) => ({
          suite: 'standard',
          contender,
          figure: 'send-delay.p50',
        })),
        true,
      ),
    ]),
  ),
};
