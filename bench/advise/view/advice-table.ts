import { scaled, scaleFor, type Scale } from '../../report/scale.ts';
import { fittedTable } from '../../report/fitted-table.ts';
import type { TextColumn } from '../../report/text-table.ts';
import type { Advice } from '../advice.ts';
import { candidateTitle, rowOfCandidate } from '../candidates.ts';
import type { Lateness } from '../promptness.ts';
import type { Barred, Prospect } from '../prospect.ts';
import { amount, bitScaleFor, bitsText, timeText } from './amounts.ts';

const UNKNOWN = '?';

/** A line for each that can do it, the best first; then those that cannot. For a terminal so wide. */
export function adviceTable({ placed, barred }: Advice, width?: number): string {
  const prospects = placed.map(({ item }) => item);
  const columns = columnsFor(prospects);
  return fittedTable(
    width,
    columns.map(({ head, align }) => ({ head, align })),
    [
      ...prospects.map((prospect, index) => columns.map(({ cell }) => cell(prospect, index + 1))),
      ...barred.map((one) => barredLine(one, columns.length)),
    ],
    NAME_COLUMNS,
  );
}

/** Place and title. */
const NAME_COLUMNS = 2;

type Column = TextColumn & { cell(prospect: Prospect, place: number): string };

function columnsFor(prospects: readonly Prospect[]): readonly Column[] {
  const late = scaleFor(
    'us',
    prospects.flatMap(({ lateness: { p50Us, p99Us } }) => [p50Us, p99Us]),
  );
  const bits = bitScaleFor(prospects.flatMap(({ bytesPerSecond: { up, down } }) => [up, down]));
  const memory = scaleFor(
    'bytes',
    prospects.map(({ memoryBytes }) => memoryBytes ?? 0),
  );
  return [
    right('', (_, place) => String(place)),
    { head: 'transport', align: 'left', cell: titleWithInterval },
    right(`late\np50 ${late.label}`, (one) => lateText(one, 'p50Us', late)),
    right(`late\np99 ${late.label}`, (one) => lateText(one, 'p99Us', late)),
    right('requests\n/s', ({ requestsPerSecond }) => amount(requestsPerSecond)),
    right(`up\n${bits.label}`, ({ bytesPerSecond: { up } }) => bitsText(up, bits)),
    right(`down\n${bits.label}`, ({ bytesPerSecond: { down } }) => bitsText(down, bits)),
    right('load\ncores', ({ server }) => (server === null ? UNKNOWN : amount(server.load))),
    right('needed\ncores', ({ server }) => (server === null ? UNKNOWN : amount(server.needed))),
    ...(prospects.some(({ server }) => (server?.presumed ?? 1) > 1) ? [PRESUMED] : []),
    right(`memory\n${memory.label}`, ({ memoryBytes }) =>
      memoryBytes === null ? UNKNOWN : scaled(memoryBytes, memory),
    ),
  ];
}

/** With which lateness was worked out. */
const PRESUMED = right('with\ncores', ({ server }) => (server === null ? UNKNOWN : amount(server.presumed)));

function right(head: string, cell: Column['cell']): Column {
  return { head, align: 'right', cell };
}

/** Where it is not known how long handing an event to all takes, it is that late at the least. */
function lateText({ candidate, lateness, server }: Prospect, key: keyof Lateness, scale: Scale): string {
  const text = scaled(lateness[key], scale);
  return server === null && rowOfCandidate(candidate).pattern !== 'poll' ? `≥ ${text}` : text;
}

function titleWithInterval({ candidate, pollEveryUs }: Prospect): string {
  const title = candidateTitle(candidate);
  return pollEveryUs === null ? title : `${title}, each ${timeText(pollEveryUs)}`;
}

function barredLine({ candidate }: Barred, columns: number): readonly string[] {
  return ['–', candidateTitle(candidate), ...new Array<string>(columns - 2).fill('')];
}
