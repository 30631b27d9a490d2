import { list, tableText } from '../../report/markdown-text.ts';
import type { JudgedClaim } from '../claim.ts';
import { matrixMarkdown } from '../matrix/matrix-text.ts';
import type { Language } from '../text.ts';
import type { FigureCells } from './figure-cells.ts';
import { figureGroups, keyFigures } from './figure-groups.ts';
import { outcomeWords } from './outcome-words.ts';
import { sourceLines, type ClaimsFormat } from './report.ts';
import { HEADS, VERDICT_WORDS } from './words.ts';

/** GitHub Flavored Markdown: a row for each claim, its figures one after the other. */
export const renderClaimsMarkdown: ClaimsFormat = ({ judged, evidence, matrix, notes }, { language }) =>
  [
    matrix === undefined ? claimsTable(judged, language) : matrixMarkdown(matrix, language),
    list([...sourceLines(evidence), ...notes]),
  ].join('\n\n');

function claimsTable(judged: readonly JudgedClaim[], language: Language): string {
  return tableText(
    [HEADS.claim, HEADS.verdict, HEADS.figure].map((head) => ({ head: head[language], align: 'left' })),
    judged.map(({ claim, finding }) => {
      const outcome = outcomeWords(finding)[language];
      const verdict = VERDICT_WORDS[finding.verdict][language];
      return [
        `${claim.sentence[language]} (${claim.id})`,
        outcome === '' ? verdict : `${verdict}: ${outcome}`,
        figureWords(finding, language),
      ];
    }),
  );
}

/** Each group under what it tells: `lateness: polling 503 ms; SSE 1.6 ms (×314 [300 … 330]), n = 10`. */
function figureWords({ figures }: JudgedClaim['finding'], language: Language): string {
  return figureGroups(keyFigures(figures), language)
    .map(({ what, cells }) => `${what}: ${cells.map(cellWords).join('; ')}`)
    .join('. ');
}

function cellWords({ who, measured, ratio, n }: FigureCells): string {
  return `${who} ${measured}${ratio === '' ? '' : ` (${ratio})`}${n === '1' ? '' : `, n = ${n}`}`;
}
