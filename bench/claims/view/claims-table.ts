import { widthOf } from '../../report/fitted-table.ts';
import { textTable, type TextColumn } from '../../report/text-table.ts';
import { wrap, wrapFor } from '../../report/wrap.ts';
import type { JudgedClaim } from '../claim.ts';
import type { FigureCells } from './figure-cells.ts';
import { keyFigureGroups, type FigureGroup } from './figure-groups.ts';
import { outcomeWords } from './outcome-words.ts';
import type { ClaimsView } from './report.ts';
import { HEADS, VERDICT_WORDS } from './words.ts';

/** Characters of a line of a claim's sentence, where its figures stand beside it. */
const BESIDE = 38;
/** And the least where they stand below it. */
const LEAST_BELOW = 30;
/** What stands between two columns. */
const GAP = 2;

/**
 * Claims with their figures beside them; below them where the terminal is not that wide. An empty line parts a claim
 * from the next.
 */
export function claimsTable(judged: readonly JudgedClaim[], view: ClaimsView): string {
  const beside = textTable(
    [left('claim', view), left('verdict', view), left('figure', view), ...figureColumns(view)],
    parted(judged.map((one) => [rowBeside(one, view)])),
  );
  return view.width === undefined || widthOf(beside) <= view.width ? beside : tableBelow(judged, view);
}

function tableBelow(judged: readonly JudgedClaim[], view: ClaimsView): string {
  const head = [HEADS.claim, HEADS.figure].map((text) => text[view.language]).join('\n');
  const columns = figureColumns(view);
  const figures = judged.map((one) => figureLines(one, view));
  const beside = textTable(columns, figures.flat().map(figureCells));
  const width = Math.max(LEAST_BELOW, (view.width ?? 0) - GAP - widthOf(beside));
  const rows = judged.map((one, index) => [
    ...toldBelow(one, view, width).map((line) => [line, '', '', '']),
    ...(figures[index] ?? []).flatMap((line) => rowsBelow(line, width)),
  ]);
  return textTable([{ head, align: 'left' }, ...columns], parted(rows));
}

/** A name that is too long in several lines, the figures in the last. */
function rowsBelow(line: FigureLine, width: number): Rows {
  const names = wrapFor(width, line.who).split('\n');
  return names.map((name, index) => [name, ...(index < names.length - 1 ? ['', '', ''] : figureCells(line))]);
}

function figureCells({ measured, ratio, n }: FigureLine): readonly string[] {
  return [measured, ratio, n];
}

type Rows = readonly (readonly string[])[];

function parted(claims: readonly Rows[]): Rows {
  return claims.flatMap((rows, index) => (index === 0 ? rows : [(rows[0] ?? []).map(() => ''), ...rows]));
}

function left(head: keyof typeof HEADS, { language }: ClaimsView): TextColumn {
  return { head: HEADS[head][language], align: 'left' };
}

function figureColumns({ language }: ClaimsView): readonly TextColumn[] {
  return [
    { head: HEADS.measured[language], align: 'right' },
    { head: HEADS.ratio[language], align: 'left' },
    { head: HEADS.n[language], align: 'right' },
  ];
}

/** As high as its figures. */
function rowBeside(one: JudgedClaim, view: ClaimsView): readonly string[] {
  const { claim, finding } = one;
  const lines = figureLines(one, view);
  const column = (key: keyof FigureLine): string => lines.map((line) => line[key]).join('\n');
  return [
    [claim.id, ...sentences(one, view, BESIDE)].join('\n'),
    VERDICT_WORDS[finding.verdict][view.language],
    ...(['who', 'measured', 'ratio', 'n'] as const).map(column),
  ];
}

function toldBelow(one: JudgedClaim, view: ClaimsView, width: number): readonly string[] {
  const { claim, finding } = one;
  return [`${claim.id}: ${VERDICT_WORDS[finding.verdict][view.language]}`, ...sentences(one, view, width)];
}

function sentences(
  { claim, finding }: JudgedClaim,
  { language }: ClaimsView,
  width: number,
): readonly string[] {
  const outcome = outcomeWords(finding)[language];
  return [claim.sentence[language], ...(outcome === '' ? [] : [`→ ${outcome}`])].flatMap((text) =>
    wrap(text, width),
  );
}

type FigureLine = Pick<FigureCells, 'who' | 'measured' | 'ratio' | 'n'>;

function figureLines({ finding }: JudgedClaim, view: ClaimsView): readonly FigureLine[] {
  return keyFigureGroups(finding.figures, view).flatMap(linesOf);
}

/** What is told in a line of its own, and those it is told of below it. */
function linesOf({ what, cells }: FigureGroup): readonly FigureLine[] {
  const head: FigureLine = { who: what, measured: '', ratio: '', n: '' };
  return [head, ...cells.map((line) => ({ ...line, who: `  ${line.who}` }))];
}
