import type { Claim } from '../claim.ts';
import { figureOfRowWords } from '../figure-names.ts';
import { atMost } from '../rules/at-most.ts';
import { every, facts } from '../rules/combine.ts';
import { greaterThanEach } from '../rules/compares.ts';
import { curveOf } from '../rules/curve.ts';
import { growsWith } from '../rules/grows.ts';
import { alike } from '../text.ts';

const STREAMS = ['sse', 'sse-h2', 'websocket'] as const;

/** What counts as near nothing: a timer's grain. */
const NEAR_ZERO_US = 1_000;

export const pollingStores: Claim = {
  id: 'polling-stores',
  sentence: {
    en: 'The server must keep events until the client fetches them or they expire.',
    ru: 'Сервер вынужден хранить события, пока клиент их не заберёт или они не устареют.',
  },
  needs: ['standard', 'sweep-poll'],
  rule: {
    en: 'How old events are when the server hands them over, and how many it hands over at once. Holds if the age grows with the interval T (the median with a slope of ½ by the formula, within a fifth; the greatest, which a single stall moves, stands beside it), if in suite standard the greatest age and the number are above those of every push transport, and if the median age of each of those is below 1 ms, the grain of a timer.',
    ru: 'Каков возраст события, когда сервер его отдаёт, и сколько их он отдаёт за раз. Верно, если возраст растёт вместе с интервалом T (медиана по формуле с наклоном ½, допуск одна пятая; наибольший, который сдвинет любая заминка, стоит рядом), если в наборе standard наибольший возраст и число больше, чем у каждого потокового транспорта, а медиана возраста у потоковых меньше 1 мс, шага таймера.',
  },
  leavesOut: {
    en: 'Push needs a history too, where a client that comes back is to miss nothing: Last-Event-ID asks for it. Polling uses it all the time, push after an interruption.',
    ru: 'История нужна и потоковым транспортам, если клиент после обрыва не должен ничего пропустить: на неё рассчитан Last-Event-ID. Опросу она нужна постоянно, потоку только после обрыва.',
  },
  choose: {
    en: 'Plan the history either way. For polling it must reach back further than the interval and the longest interruption together, for push further than the longest interruption.',
    ru: 'Историю планируйте в любом случае: для опроса она должна быть длиннее интервала и самого долгого обрыва вместе, для потока длиннее самого долгого обрыва.',
  },
  judge: every(
    growsWith({
      suite: 'sweep-poll',
      row: 'polling',
      figure: 'kept.age.p50',
      over: ({ pollEveryUs }) => pollEveryUs,
      overWords: alike('T'),
      slope: 0.5,
    }),
    ...(['kept.age.max', 'kept.events.max'] as const).map((figure) =>
      greaterThanEach({ suite: 'standard', figure, subject: 'polling', others: STREAMS }),
    ),
    facts((evidence) => {
      const curve = curveOf(evidence, { suite: 'sweep-poll', row: 'polling', figure: 'kept.age.max' });
      return 'gap' in curve ? [] : curve.points.map(({ figure }) => ({ ...figure, minor: true }));
    }),
    ...STREAMS.map((contender) =>
      atMost(
        { suite: 'standard', contender, figure: 'kept.age.p50' },
        NEAR_ZERO_US,
        figureOfRowWords('kept.age.p50', contender),
      ),
    ),
  ),
};
