import { csvLine, type Field } from '../../report/csv-line.ts';
import { choiceRecords } from '../choice/choice-text.ts';
import type { Figure, Finding, JudgedClaim } from '../claim.ts';
import { matrixRecords } from '../matrix/matrix-text.ts';
import type { Language } from '../text.ts';
import type { ClaimsFormat, Shown } from './report.ts';

const HEAD = [
  ...[
    'claim',
    'verdict',
    'figure',
    'of',
    'from',
    'value',
    'unit',
    'n',
    'low',
    'high',
    'predicted',
    'allowed',
  ],
  ...['ratio', 'ratio_low', 'ratio_high', 'p'],
  ...['condition', 'turns_at'],
];

/** A record for each figure, in base units; a claim without figures has one of its own. Empty: there is none. */
export const renderClaimsCsv: ClaimsFormat = ({ judged, shows }, { language }) =>
  shownRecords(judged, shows, language).map(csvLine).join('\r\n');

function shownRecords(
  judged: readonly JudgedClaim[],
  shows: Shown,
  language: Language,
): readonly (readonly Field[])[] {
  switch (shows.kind) {
    case 'claims':
      return [HEAD, ...judged.flatMap((one) => recordsOf(one, language))];
    case 'matrix':
      return matrixRecords(shows.matrix, language);
    case 'choice':
      return choiceRecords(shows.choices, language);
  }
}

function recordsOf({ claim, finding }: JudgedClaim, language: Language): readonly (readonly Field[])[] {
  const head = [claim.id, finding.verdict];
  const tail = conditionOf(finding, language);
  if (finding.figures.length === 0) {
    return [[...head, ...HEAD.slice(head.length, -tail.length).map(() => ''), ...tail]];
  }
  return finding.figures.map((figure) => [...head, ...fieldsOf(figure, language), ...tail]);
}

/** What a verdict turns on, and at which number, if on one: the same in each record of the claim. */
function conditionOf(finding: Finding, language: Language): readonly [Field, Field] {
  if (finding.verdict !== 'depends') return ['', ''];
  return [finding.condition.text[language], finding.condition.at ?? ''];
}

function fieldsOf(
  { what, who, from, value, unit, n, ...more }: Figure,
  language: Language,
): readonly Field[] {
  const { interval, predicted, ratio } = more;
  const optional = [
    ...[interval?.low, interval?.high, predicted?.value, predicted?.allowed],
    ...[ratio?.value, ratio?.interval?.low, ratio?.interval?.high, ratio?.p],
  ];
  return [what[language], who[language], from, value, unit, n, ...optional.map((field) => field ?? '')];
}
