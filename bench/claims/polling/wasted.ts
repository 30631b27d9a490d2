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
    en: 'Share of answers without an event, swept over λT (events per poll interval) from 0.1 to 5. Holds at a point where it is above one half: as a whole if at every point, and not at all if at none. Between, where it crosses one half is interpolated from the points to either side, the logarithm of the share being a straight line over λT. Every point has to be on e^(−λT), within the tolerance that the run stored; otherwise nothing is concluded. By the formula it turns at λT = ln 2 = 0.69.',
    ru: 'Доля ответов без события; λT (событий на интервал опроса) проходит от 0,1 до 5. В точке утверждение верно, если доля больше половины; в целом верно, если так во всех точках, и неверно, если ни в одной. Иначе место перехода через половину находим интерполяцией по двум соседним точкам: логарифм доли по λT лежит на прямой. Каждая точка должна лежать на кривой e^(−λT) в пределах допуска, записанного до измерения, иначе вывода нет. По формуле граница при λT = ln 2 = 0,69.',
  },
  leavesOut: {
    en: 'The interval decides: where it is as long as the mean time between events, about a third of the answers is empty (e^(−1) ≈ 37 %). The longer it is, the fewer are empty, and the longer events wait.',
    ru: 'Доля пустых ответов зависит от интервала: если он равен среднему промежутку между событиями, пуста примерно треть ответов (e^(−1) ≈ 37 %). Чем он длиннее, тем меньше пустых ответов и тем дольше ждут события.',
  },
  choose: {
    en: 'From about five events per interval on, hardly a request is wasted. Where the interval is short against the time between events, let the server push.',
    ru: 'Если на интервал приходится событий пять и больше, лишних запросов почти нет. Если интервал короток по сравнению с промежутками между событиями, пусть события отправляет сервер.',
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
