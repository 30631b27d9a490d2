import type { Claim } from '../claim.ts';
import { every, facts } from '../rules/combine.ts';
import { factsOf } from '../rules/figure.ts';
import { nearFormula, onCurve } from '../rules/near-formula.ts';

/** The rule's own word: mean within 10 % of T/2 + d. */
const MARGIN = 0.1;

export const pollingLate: Claim = {
  id: 'polling-late',
  sentence: { en: 'Events always arrive late.', ru: 'События всегда приходят с опозданием.' },
  needs: ['standard', 'sweep-poll'],
  rule: {
    en: 'An event waits for the next poll: uniformly over the interval T, plus the way d (the delay, and what the control row says the host takes). Holds if the 95 % interval of the mean lateness lies within 10 % of T/2 + d, and those of its median and p99 within the tolerance that the run stored for them, as the formula has them for so many events: the mean alone would let another distribution pass. Fails if one of them lies outside. The sweep over shorter intervals has to be on the same formula, or nothing is concluded.',
    ru: 'Событие ждёт следующего опроса: ожидание равномерно распределено от 0 до T, к нему добавляется путь d (задержка и то, что по контрольной строке занимает сама машина). Верно, если 95 %-ный интервал среднего опоздания лежит в пределах 10 % от T/2 + d, а интервалы медианы и p99 в пределах допуска, который записан вместе с измерением и следует из формулы при таком числе событий: одно только среднее пропустило бы и другое распределение. Неверно, если какой-то из них целиком лежит вне этих пределов. Развёртка по более коротким интервалам должна лежать на той же формуле, иначе вывода нет.',
  },
  leavesOut: {
    en: 'Late by how much is yours to choose: half the interval on average, the whole at worst. One event in ten waits for less than a tenth of it.',
    ru: 'На сколько, решаете вы: в среднем на половину интервала, в худшем случае на весь. Каждое десятое событие ждёт меньше его десятой части.',
  },
  choose: {
    en: 'Ask how late an event may be at worst: that is the interval T. At which T push is cheaper, pushbench advise says for your workload.',
    ru: 'Решите, на сколько событие может опоздать в худшем случае: это и есть интервал T. При каком T дешевле передача с сервера, для вашей нагрузки скажет pushbench advise.',
  },
  judge: every(
    nearFormula({ suite: 'standard', contender: 'polling', figure: 'lateness.mean' }, MARGIN),
    ...(['lateness.p50', 'lateness.p99'] as const).map((figure) =>
      nearFormula({ suite: 'standard', contender: 'polling', figure }),
    ),
    facts((evidence) =>
      factsOf(evidence, [{ suite: 'standard', contender: 'raw-tcp', figure: 'lateness.mean' }]),
    ),
    onCurve({ suite: 'sweep-poll', row: 'polling', figure: 'lateness.mean' }),
  ),
};
