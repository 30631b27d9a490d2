import { wrap, wrapFor } from '../../report/wrap.ts';
import { choiceLine, plainText } from '../choice/choice-text.ts';
import { VERDICTS, type JudgedClaim } from '../claim.ts';
import { matrixText } from '../matrix/matrix-text.ts';
import type { Language } from '../text.ts';
import { claimsTable } from './claims-table.ts';
import { notesOf } from './notes.ts';
import { sourceLines, type ClaimsFormat, type ClaimsView, type Shown } from './report.ts';
import { textWidth } from './text-width.ts';
import { SECTIONS, VERDICT_MEANINGS, VERDICT_WORDS } from './words.ts';

/** For a terminal. */
export const renderClaimsTable: ClaimsFormat = (report, view) => {
  const { judged, evidence, shows } = report;
  const notes = notesOf(report, view.language);
  return [
    ...shownTexts(judged, shows, view),
    fitted(
      [`${SECTIONS.judgedFrom[view.language]}:`, ...sourceLines(evidence).map((line) => `  ${line}`)],
      view,
    ),
    ...(notes.length === 0 ? [] : [fitted(notes, view)]),
  ].join('\n\n');
};

function fitted(lines: readonly string[], { width }: ClaimsView): string {
  return lines.map((line) => wrapFor(width, line)).join('\n');
}

function shownTexts(judged: readonly JudgedClaim[], shows: Shown, view: ClaimsView): readonly string[] {
  const { language } = view;
  switch (shows.kind) {
    case 'claims':
      return [claimsTable(judged, view), fitted([legendLine(language)], view)];
    case 'matrix':
      return [matrixText(shows.matrix, language, view.width)];
    case 'choice':
      return shows.choices.map((choice) =>
        wrap(choiceLine({ ...choice, text: plainText(choice.text) }, language), textWidth(view)).join('\n'),
      );
  }
}

function legendLine(language: Language): string {
  return VERDICTS.map(
    (verdict) => `${VERDICT_WORDS[verdict][language]}: ${VERDICT_MEANINGS[verdict][language]}`,
  ).join('; ');
}
