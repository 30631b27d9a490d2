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
    en: 'An event waits for the next poll: uniformly over the interval T, plus the way d (the delay, and what the control row says the host takes). Holds if the 95 % interval of the mean lateness lies within 10 % of T/2 + d at T = 1 s; fails if it lies outside. The sweep over shorter intervals has to be on the same formula, or nothing is concluded.',
    ru: 'Событие ждёт следующего опроса: равномерно по интервалу T, плюс путь d (задержка и то, что по контрольной строке занимает сама машина). Верно, если 95 %-ный интервал среднего опоздания лежит в пределах 10 % от T/2 + d при T = 1 с; неверно, если лежит вне. Развёртка по более коротким интервалам должна лежать на той же формуле, иначе вывода нет.',
  },
  leavesOut: {
    en: 'Late by how much is yours to choose: half the interval on average, the whole at worst. One event in ten waits for less than a tenth of it.',
    ru: 'Насколько поздно, решаете вы: в среднем полинтервала, в худшем случае весь. Каждое десятое событие ждёт меньше десятой его части.',
  },
  choose: {
    en: 'Ask how late an event may be at worst: that is the interval T. If T would have to be below a second or two, push is cheaper.',
    ru: 'Спросите, на сколько событие может опоздать в худшем случае: это и есть интервал T. Если он нужен меньше одной-двух секунд, передача с сервера дешевле.',
  },
  judge: every(
    nearFormula({ suite: 'standard', contender: 'polling', figure: 'lateness.mean' }, MARGIN),
    facts((evidence) =>
      factsOf(evidence, [
        { suite: 'standard', contender: 'polling', figure: 'lateness.p50' },
        { suite: 'standard', contender: 'polling', figure: 'lateness.p99' },
        { suite: 'standard', contender: 'raw-tcp', figure: 'lateness.mean' },
      ]),
    ),
    onCurve({ suite: 'sweep-poll', row: 'polling', figure: 'lateness.mean' }),
  ),
};
