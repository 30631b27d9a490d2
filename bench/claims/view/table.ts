import { textTable, type TextColumn } from '../../report/text-table.ts';
import { choiceLine, plainText } from '../choice/choice-text.ts';
import { VERDICTS, type JudgedClaim } from '../claim.ts';
import { matrixText } from '../matrix/matrix-text.ts';
import type { Language } from '../text.ts';
import type { FigureCells } from './figure-cells.ts';
import { keyFigureGroups, type FigureGroup } from './figure-groups.ts';
import { notesOf } from './notes.ts';
import { outcomeWords } from './outcome-words.ts';
import { sourceLines, type ClaimsFormat, type ClaimsView, type Shown } from './report.ts';
import { HEADS, SECTIONS, VERDICT_MEANINGS, VERDICT_WORDS } from './words.ts';
import { wrap } from '../../report/wrap.ts';

const CLAIM_WIDTH = 38;
const TEXT_WIDTH = 100;

/** A claim's row is as high as its figures; an empty line parts it from the next. */
export const renderClaimsTable: ClaimsFormat = (report, view) => {
  const { judged, evidence, shows } = report;
  const notes = notesOf(report, view.language);
  return [
    ...shownTexts(judged, shows, view),
    [`${SECTIONS.judgedFrom[view.language]}:`, ...sourceLines(evidence).map((line) => `  ${line}`)].join(
      '\n',
    ),
    ...(notes.length === 0 ? [] : [notes.join('\n')]),
  ].join('\n\n');
};

function shownTexts(judged: readonly JudgedClaim[], shows: Shown, view: ClaimsView): readonly string[] {
  const { language } = view;
  switch (shows.kind) {
    case 'claims':
      return [claimsTable(judged, view), legendLine(language)];
    case 'matrix':
      return [matrixText(shows.matrix, language)];
    case 'choice':
      return shows.choices.map((choice) =>
        wrap(choiceLine({ ...choice, text: plainText(choice.text) }, language), TEXT_WIDTH).join('\n'),
      );
  }
}

function claimsTable(judged: readonly JudgedClaim[], view: ClaimsView): string {
  const rows = judged.map((one) => rowOf(one, view));
  const parted = rows.flatMap((row, index) => (index === 0 ? [row] : [row.map(() => ''), row]));
  return textTable(columns(view.language), parted);
}

function columns(language: Language): readonly TextColumn[] {
  return [
    { head: HEADS.claim[language], align: 'left' },
    { head: HEADS.verdict[language], align: 'left' },
    { head: HEADS.figure[language], align: 'left' },
    { head: HEADS.measured[language], align: 'right' },
    { head: HEADS.ratio[language], align: 'left' },
    { head: HEADS.n[language], align: 'right' },
  ];
}

function rowOf({ claim, finding }: JudgedClaim, view: ClaimsView): readonly string[] {
  const { language } = view;
  const outcome = outcomeWords(finding)[language];
  const told = [
    claim.id,
    ...wrap(claim.sentence[language], CLAIM_WIDTH),
    ...(outcome === '' ? [] : wrap(`→ ${outcome}`, CLAIM_WIDTH)),
  ];
  const lines = keyFigureGroups(finding.figures, view).flatMap(linesOf);
  const column = (key: keyof FigureLine): string => lines.map((line) => line[key]).join('\n');
  return [
    told.join('\n'),
    VERDICT_WORDS[finding.verdict][language],
    ...(['who', 'measured', 'ratio', 'n'] as const).map(column),
  ];
}

type FigureLine = Pick<FigureCells, 'who' | 'measured' | 'ratio' | 'n'>;

/** What is told in a line of its own, and those it is told of below it. */
function linesOf({ what, cells }: FigureGroup): readonly FigureLine[] {
  const head: FigureLine = { who: what, measured: '', ratio: '', n: '' };
  return [head, ...cells.map((line) => ({ ...line, who: `  ${line.who}` }))];
}

function legendLine(language: Language): string {
  return VERDICTS.map(
    (verdict) => `${VERDICT_WORDS[verdict][language]}: ${VERDICT_MEANINGS[verdict][language]}`,
  ).join('; ');
}
