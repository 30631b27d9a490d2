import { fittedTable } from '../../report/fitted-table.ts';
import { wrap } from '../../report/wrap.ts';
import type { Claim } from '../claim.ts';
import type { Evidence } from '../evidence.ts';
import { transportWords } from '../figure-names.ts';
import { countedFiles, type CountedFile } from '../rules/counted-files.ts';
import { CLIENT_WORDS, CLIENTS, COUNT_WORDS, type Client } from '../rules/counts.ts';
import type { Text } from '../text.ts';
import type { ClaimsView } from './report.ts';
import { textWidth } from './text-width.ts';

const FILE: Text = { en: 'file', ru: 'файл' };
const COUNTS_FOR: Text = { en: 'counts for', ru: 'учтён у' };
const NONE: Text = { en: 'none: all share it', ru: 'ни у кого: общий для всех' };
const HOW_COUNTED: Text = {
  en: 'A file counts once for each transport that needs it, and for none if all do. With --json its kept variables and interfaces are named.',
  ru: 'Файл учтён по одному разу у каждого транспорта, которому он нужен, а нужный всем ни у кого. С --json названы его переменные состояния и интерфейсы.',
};

type View = Pick<ClaimsView, 'language' | 'width'>;

/** Which files a claim's counts are made of, a table for each kind of client; nothing for a claim without counts. */
export function countedFilesText({ needs }: Claim, evidence: Evidence, view: View): readonly string[] {
  if (!needs.includes('simplicity') || evidence.simplicity === undefined) return [];
  return [
    ...CLIENTS.map((client) => filesTable(client, countedFiles(evidence, client), view)),
    wrap(HOW_COUNTED[view.language], textWidth(view)).join('\n'),
  ];
}

function filesTable(client: Client, files: readonly CountedFile[], { language, width }: View): string {
  const countsForWords = (transports: CountedFile['countsFor']): string =>
    transports.length === 0
      ? NONE[language]
      : transports.map((transport) => transportWords(transport)[language]).join(', ');
  return fittedTable(
    width,
    [
      { head: `${FILE[language]} (${CLIENT_WORDS[client][language]})`, align: 'left' },
      { head: COUNT_WORDS.lines[language], align: 'right' },
      { head: COUNT_WORDS.branches[language], align: 'right' },
      { head: COUNTS_FOR[language], align: 'left' },
    ],
    files.map(({ file, lines, branches, countsFor }) => [
      file,
      String(lines),
      String(branches),
      countsForWords(countsFor),
    ]),
  );
}
