import type { Evidence } from '../../claims/evidence.ts';
import { wrap, wrapFor } from '../../report/wrap.ts';
import { printable } from '../../core/printable.ts';
import { inWords } from '../../report/scale.ts';
import type { Advice } from '../advice.ts';
import type { Asked } from '../asked.ts';
import { candidateTitle } from '../candidates.ts';
import { adviceTable } from './advice-table.ts';
import { counted, rateText, timeText } from './amounts.ts';
import { gapLines, limitLines, reachLines } from './basis.ts';
import { changeLines } from './changes.ts';
import { ASSUMED, machineLines, measuredLines } from './measured-lines.ts';
import { orderLine, reasonLines } from './reasons.ts';

const WIDEST = 120;
const COLUMNS_EXPLAINED =
  'Cores, of the server: load is what it is busy with on average, needed is what also serves an event to all in time. Memory: what it keeps for its clients; for those that poll, connections kept between polls.';

/** Advice for a reader: who is first, the table, why, what would change it, and what it rests on. */
export function adviceText(
  advice: Advice,
  evidence: Evidence,
  notes: readonly string[],
  terminalWidth?: number,
): string {
  const width = Math.min(terminalWidth ?? WIDEST, WIDEST);
  const wrapped = (line: string): readonly string[] => wrap(line, width);
  const sections: readonly (readonly [head: string, lines: readonly string[]])[] = [
    ['Why in this order', reasonLines(advice)],
    ['What would change it, each by itself', [...changeLines(advice), ...limitLines(advice, evidence)]],
    ['Extrapolated', reachLines(advice)],
    [
      'Rests on',
      [...measuredLines(advice), ...gapLines(advice), ...ASSUMED, ...machineLines(evidence), ...notes],
    ],
  ];
  return [
    [...wrapped(headline(advice)), ...wrapped(askedText(advice.asked))].join('\n'),
    ...(advice.placed.length === 0
      ? []
      : [
          [adviceTable(advice, terminalWidth), ...wrapped(COLUMNS_EXPLAINED), ...wrapped(orderLine())].join(
            '\n',
          ),
        ]),
    ...sections.flatMap(([head, lines]) => (lines.length === 0 ? [] : [section(head, lines, width)])),
  ].join('\n\n');
}

function section(head: string, lines: readonly string[], width: number): string {
  return [`${head}:`, ...lines.map((line) => wrapFor(width, `  ${printable(line)}`))].join('\n');
}

function headline({ placed }: Advice): string {
  const [best, ...others] = placed;
  if (best === undefined) return 'None of them can do it.';
  const { candidate, pollEveryUs, server } = best.item;
  const end = others.findIndex(({ after }) => after?.kind !== 'alike');
  const alike = others
    .slice(0, end < 0 ? others.length : end)
    .map(({ item }) => candidateTitle(item.candidate));
  return [
    `Take ${candidateTitle(candidate)}`,
    ...(pollEveryUs === null ? [] : [`, each ${timeText(pollEveryUs)}`]),
    ...(server === null || server.presumed === 1 ? [] : [`, on ${counted(server.presumed, 'core')}`]),
    ...(alike.length === 0 ? [] : [`; as good: ${alike.join(', ')}`]),
    '.',
  ].join('');
}

function askedText(asked: Asked): string {
  const { clients, ratePerSecond, bodyBytes, lateUs, upstreamPerSecond, http, cookieBytes, delayUs } = asked;
  return [
    `For ${counted(clients, 'client')}`,
    `${rateText(ratePerSecond)} events to each with ${inWords(bodyBytes, 'bytes')} of body`,
    `99 of 100 no later than ${timeText(lateUs)}`,
    upstreamPerSecond === 0 ? 'nothing sent up' : `${rateText(upstreamPerSecond)} messages up from each`,
    http === null ? 'either HTTP' : `HTTP/${http === 1 ? '1.1' : '2'}`,
    cookieBytes === 0 ? 'no cookie' : `a cookie of ${inWords(cookieBytes, 'bytes')}`,
    delayUs === 0 ? 'no delay' : `${timeText(delayUs)} of delay each way`,
  ].join(', ');
}
