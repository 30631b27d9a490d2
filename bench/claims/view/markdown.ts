import { list, tableText } from '../../report/markdown-text.ts';
import { choiceLine } from '../choice/choice-text.ts';
import type { JudgedClaim } from '../claim.ts';
import { matrixMarkdown } from '../matrix/matrix-text.ts';
import type { FigureCells } from './figure-cells.ts';
import { keyFigureGroups } from './figure-groups.ts';
import { notesOf } from './notes.ts';
import { outcomeWords } from './outcome-words.ts';
import { sourceSummary, type ClaimsFormat, type ClaimsView, type Shown } from './report.ts';
import { HEADS, VERDICT_MARKS, VERDICT_WORDS } from './words.ts';

/** GitHub Flavored Markdown: a row for each claim, its figures one after the other. */
export const renderClaimsMarkdown: ClaimsFormat = (report, view) =>
  [
    shownText(report.judged, report.shows, view),
    list([...sourceSummary(report.evidence), ...notesOf(report, view.language)]),
  ].join('\n\n');

function shownText(judged: readonly JudgedClaim[], shows: Shown, view: ClaimsView): string {
  switch (shows.kind) {
    case 'claims':
      return claimsTable(judged, view);
    case 'matrix':
      return matrixMarkdown(shows.matrix, view.language);
    case 'choice':
      return shows.choices.map((choice) => `- ${choiceLine(choice, view.language)}`).join('\n');
  }
}

function claimsTable(judged: readonly JudgedClaim[], view: ClaimsView): string {
  const { language } = view;
  return tableText(
    [HEADS.claim, HEADS.verdict, HEADS.figure].map((head) => ({ head: head[language], align: 'left' })),
    judged.map(({ claim, finding }) => {
      const outcome = outcomeWords(finding)[language];
      const verdict = `${VERDICT_MARKS[finding.verdict]} ${VERDICT_WORDS[finding.verdict][language]}`;
      return [
        `${claim.sentence[language]} (${claim.id})`,
        outcome === '' ? verdict : `${verdict}: ${outcome}`,
        figureWords(finding, view),
      ];
    }),
  );
}

/** Each group under what it tells: `lateness – polling: 503 ms; SSE: 1.6 ms (×314 [300 … 330]), n = 10`. */
function figureWords({ figures }: JudgedClaim['finding'], view: ClaimsView): string {
  return keyFigureGroups(figures, view)
    .map(({ what, cells }) => `${what} – ${cells.map(cellWords).join('; ')}`)
    .join('. ');
}

function cellWords({ who, measured, ratio, n }: FigureCells): string {
  return `${who}: ${measured}${ratio === '' ? '' : ` (${ratio})`}${n === '1' ? '' : `, n = ${n}`}`;
}
