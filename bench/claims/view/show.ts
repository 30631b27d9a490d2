import { fittedTable } from '../../report/fitted-table.ts';
import type { JudgedClaim } from '../claim.ts';
import { commandFor, evidenceWords, type EvidenceName } from '../evidence-names.ts';
import type { Evidence } from '../evidence.ts';
import type { EvidenceRead } from '../read-evidence.ts';
import type { Language } from '../text.ts';
import { countedFilesText } from './counted-files.ts';
import { figureCells } from './figure-cells.ts';
import { DELAY_NOTE, hasDelayed } from './notes.ts';
import { outcomeWords } from './outcome-words.ts';
import { HEADS, SECTIONS, VERDICT_WORDS } from './words.ts';
import { wrap, wrapFor } from '../../report/wrap.ts';
import type { ClaimsView } from './report.ts';
import { textWidth } from './text-width.ts';

/** One claim in full: what was run and what passed over, what was found, predicted beside measured, and what follows from it. */
export function showClaim(
  { claim, finding }: JudgedClaim,
  { evidence, notes }: EvidenceRead,
  view: Omit<ClaimsView, 'brief'>,
): string {
  const { language } = view;
  const width = textWidth(view);
  const outcome = outcomeWords(finding)[language];
  const verdict = VERDICT_WORDS[finding.verdict][language];
  const section = (head: keyof typeof SECTIONS, lines: readonly string[]): string =>
    [`${SECTIONS[head][language]}:`, ...lines.flatMap((line) => wrap(line, width - 2).map(indented))].join(
      '\n',
    );
  return [
    [`${claim.id}: ${claim.sentence[language]}`, outcome === '' ? verdict : `${verdict}: ${outcome}`]
      .map((line) => wrapFor(view.width, line))
      .join('\n'),
    section('rule', [claim.rule[language]]),
    section(
      'run',
      claim.needs.map((name) => runLine(name, evidence, language)),
    ),
    section(
      'found',
      finding.reasons.map((reason) => reason[language]),
    ),
    ...(finding.figures.length === 0 ? [] : [figureTable(finding.figures, view)]),
    ...countedFilesText(claim, evidence, view),
    ...(hasDelayed(finding.figures) ? [wrap(DELAY_NOTE[language], width).join('\n')] : []),
    section('leavesOut', [claim.leavesOut[language]]),
    section('choose', [claim.choose[language]]),
    ...(notes.length === 0 ? [] : [notes.map((note) => wrapFor(view.width, note)).join('\n')]),
  ].join('\n\n');
}

function indented(line: string): string {
  return `  ${line}`;
}

/** What is told, and of whom. */
const NAME_COLUMNS = 2;

function figureTable(
  figures: JudgedClaim['finding']['figures'],
  { language, width }: Omit<ClaimsView, 'brief'>,
): string {
  const cells = figures.map((figure) => ({
    ...figureCells(figure, language),
    from: evidenceWords(figure.from)[language],
  }));
  const has = (key: 'interval' | 'predicted' | 'ratio'): boolean => cells.some((one) => one[key] !== '');
  const optional = (['interval', 'predicted', 'ratio'] as const).filter(has);
  return fittedTable(
    width,
    [
      { head: HEADS.figure[language], align: 'left' },
      { head: '', align: 'left' },
      { head: HEADS.measured[language], align: 'right' },
      ...optional.map((key) => ({ head: HEADS[key][language], align: 'left' as const })),
      { head: HEADS.n[language], align: 'right' },
      { head: HEADS.from[language], align: 'left' },
    ],
    cells.map((one, index) => [
      one.what === cells[index - 1]?.what ? '' : one.what,
      one.who,
      one.measured,
      ...optional.map((key) => one[key]),
      one.n,
      one.from,
    ]),
    NAME_COLUMNS,
  );
}

function runLine(
  name: EvidenceName,
  { runs, simplicity, verifications }: Evidence,
  language: Language,
): string {
  const words = evidenceWords(name)[language];
  if (name === 'simplicity') return simplicity === undefined ? missing(name, words) : words;
  if (name === 'verification') {
    const of = verifications.map(({ server, source }) => `${server} (${source})`);
    return of.length === 0 ? missing(name, words) : `${words}: ${of.join(', ')}`;
  }
  const run = runs.get(name);
  if (run === undefined) return missing(name, words);
  const { repetitions, startedAt, command } = run.result;
  return `${name}: ${run.source}, ×${repetitions}, ${startedAt.slice(0, 10)}: ${command.join(' ')}`;
}

function missing(name: EvidenceName, words: string): string {
  return `${words}: – (${commandFor(name)})`;
}
