import type { Claim } from '../claim.ts';
import { curveOf } from '../rules/curve.ts';
import { gapAnswer } from '../rules/figure.ts';
import { turnsAt } from '../rules/turns-at.ts';
import { figureWords } from '../figure-names.ts';
import { alike } from '../text.ts';

const about = figureWords('requests.empty');

export const pollingWasted: Claim = {
  id: 'polling-wasted',
  sentence: {
    en: 'Most of its requests find nothing.',
    ru: 'Большинство запросов при опросе уходит впустую.',
  },
  needs: ['sweep-poll'],
  rule: {
    en: 'Share of answers without an event, swept over λT (events per poll interval) from 0.1 to 5. Holds at a point where it is above one half; where it crosses one half is interpolated. Every point has to be on e^(−λT), within the tolerance that the run stored; otherwise nothing is concluded. By the formula it turns at λT = ln 2 = 0.69.',
    ru: 'Доля ответов без события; λT (событий на интервал опроса) проходит от 0,1 до 5. В точке утверждение верно, если доля больше половины; где она переходит через половину, находим интерполяцией. Каждая точка должна лежать на кривой e^(−λT) в пределах допуска, записанного до измерения, иначе вывода нет. По формуле поворот при λT = ln 2 = 0,69.',
  },
  leavesOut: {
    en: 'An empty answer is only waste if nothing could have come. The interval decides: who polls as rarely as events come wastes little, and waits for them.',
    ru: 'Пустой ответ зависит от интервала: кто опрашивает так же редко, как приходят события, впустую почти не спрашивает, зато дольше ждёт.',
  },
  choose: {
    en: 'With at least one event per interval, polling wastes little. With rare events and an interval that is short against them, let the server push.',
    ru: 'Если на интервал приходится хотя бы одно событие, опрос почти ничего не теряет. Если события редки, а интервал мал, пусть сообщает сервер.',
  },
  judge: turnsAt({
    about,
    judged(evidence) {
      const curve = curveOf(evidence, { suite: 'sweep-poll', row: 'polling', figure: 'requests.empty' });
      if ('gap' in curve) return gapAnswer(about, curve.pick, curve.gap);
      return { points: curve.points, curves: [curve], figures: curve.points.map(({ figure }) => [figure]) };
    },
    level: 0.5,
    holds: 'above',
    // The share falls exponentially with λT.
    scales: { at: 'linear', value: 'log' },
    axis: alike('λT'),
    predicted: Math.LN2,
  }),
};
