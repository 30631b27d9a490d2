import type { Field } from '../../report/csv-line.ts';
import { list, tableText } from '../../report/markdown-text.ts';
import { fittedTable } from '../../report/fitted-table.ts';
import { wrapFor } from '../../report/wrap.ts';
import { amount } from '../amount.ts';
import type { Language, Text } from '../text.ts';
import { HEADS, VERDICT_MARKS } from '../view/words.ts';
import type { Matrix, MatrixCell } from './matrix.ts';
import type { Mark } from './mark.ts';

const MARKS: Readonly<Record<Mark, string>> = { good: '+', behind: '±', poor: '−', unknown: '?' };
const ABSENT = '–';

const LEGEND: readonly Text[] = [
  {
    en: '+ as good as the best of its column within the margin, ± worse by less than twice, − worse by more, ? not to be said from these runs',
    ru: '+ не хуже лучшего в столбце в пределах допуска, ± хуже менее чем вдвое, − ещё хуже, ? по этим измерениям сказать нельзя',
  },
  {
    en: "behind it what became of the article's sentence: ✓ holds, ✗ fails, ◐ depends, ? open, i facts alone; – not measured, or does not apply",
    ru: 'за ним вывод о фразе статьи: ✓ верно, ✗ неверно, ◐ верно отчасти, ? не решено, i только факты; – не измерено или неприменимо',
  },
];

function cellText({ figure, mark, claim }: MatrixCell, language: Language): string {
  const verdict = claim === undefined ? '' : ` ${VERDICT_MARKS[claim.verdict]}`;
  if (figure === undefined) return `${ABSENT}${verdict}`;
  return `${MARKS[mark]} ${amount(figure.value, figure.unit)[language]}${verdict}`;
}

function rowsOf({ rows }: Matrix, language: Language): readonly (readonly string[])[] {
  return rows.map(({ title, cells }) => [title[language], ...cells.map((cell) => cellText(cell, language))]);
}

/** Of each suite: which columns come from it, and what it asked of the transports. */
function workloadLines({ workloads }: Matrix, language: Language): readonly string[] {
  return workloads.map(({ from, qualities, words }) => {
    const titles = qualities.map((title) => title[language].replaceAll('\n', ' ')).join('; ');
    return `${from} (${titles}): ${words[language]}`;
  });
}

export function matrixText(matrix: Matrix, language: Language, width?: number): string {
  const columns = [HEADS.transport, ...matrix.columns.map(({ title }) => title)];
  const table = fittedTable(
    width,
    columns.map((head) => ({ head: head[language], align: 'left' })),
    rowsOf(matrix, language),
  );
  const below = [...LEGEND.map((text) => text[language]), '', ...workloadLines(matrix, language)];
  return [table, '', ...below.map((line) => wrapFor(width, line))].join('\n').trimEnd();
}

export function matrixMarkdown(matrix: Matrix, language: Language): string {
  const columns = [HEADS.transport, ...matrix.columns.map(({ title }) => title)];
  const table = tableText(
    columns.map((head) => ({ head: head[language].replaceAll('\n', ' '), align: 'left' })),
    rowsOf(matrix, language),
  );
  const legend = LEGEND.map((text) => `${text[language]}\n`);
  return [table, '', ...legend, list(workloadLines(matrix, language))].join('\n').trimEnd();
}

/** A record for each cell, in base units. */
export function matrixRecords({ columns, rows }: Matrix, language: Language): readonly (readonly Field[])[] {
  return [
    ['transport', 'quality', 'value', 'unit', 'n', 'mark', 'claim', 'verdict', 'from'],
    ...rows.flatMap(({ title, cells }) =>
      cells.map(({ figure, mark, claim }, index) => [
        title[language],
        columns[index]?.id ?? '',
        figure?.value ?? '',
        figure?.unit ?? '',
        figure?.n ?? '',
        mark,
        claim?.id ?? '',
        claim?.verdict ?? '',
        columns[index]?.from ?? '',
      ]),
    ),
  ];
}
