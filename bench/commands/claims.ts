import { join } from 'node:path';
import type { JudgedClaim } from '../claims/claim.ts';
import { choicesOf } from '../claims/choice/choose.ts';
import { RECOMMENDATIONS } from '../claims/choice/recommendations.ts';
import { CLAIMS } from '../claims/claims.ts';
import type { Evidence } from '../claims/evidence.ts';
import { judgeClaims } from '../claims/judge.ts';
import { matrixOf } from '../claims/matrix/matrix.ts';
import { readEvidence, type EvidenceRead } from '../claims/read-evidence.ts';
import { CLAIMS_FORMATS } from '../claims/view/formats.ts';
import type { Shown } from '../claims/view/report.ts';
import { showClaim } from '../claims/view/show.ts';
import { EXIT, Failure } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import { unknownName } from '../report/unknown-name.ts';
import { resultNamesIn } from '../store.ts';
import { ARTICLE, QUICK_ARTICLE } from '../suites/article.ts';
import { articleDue } from './article-due.ts';
import type { ClaimsOptions, ClaimsView } from './claims-options.ts';
import { assertNoneIsLost } from './kept-results.ts';
import { printResult, viewFor } from './output.ts';
import { referenceFolder } from './reference-results.ts';
import { runArticle } from './run-article.ts';

const OWN_RUNS = {
  whole: join('results', 'local', 'article'),
  quick: join('results', 'local', 'article-quick'),
};

/** `pushbench claims`: judges the articles' sentences from recorded runs. Returns the exit code. */
export async function claims(
  paths: readonly string[],
  options: ClaimsOptions,
  command: readonly string[],
): Promise<number> {
  const format = formatOf(options);
  if (options.brief === true && (format === 'csv' || format === 'json')) {
    throw new Failure(`--brief shortens tables, and ${format} is none: leave out one of them`);
  }
  if (options.run !== true) {
    if (options.quick === true || options.out !== undefined) {
      throw new Failure('--quick and --out say how to measure: give --run as well');
    }
    await printResult(claimsAt(paths, options));
    return EXIT.ok;
  }
  return claimsOfRun(paths, options, command);
}

/** Runs what is due, and judges from that together with what was there. */
async function claimsOfRun(
  paths: readonly string[],
  options: ClaimsOptions,
  command: readonly string[],
): Promise<number> {
  const isQuick = options.quick === true;
  const folder = options.out ?? (isQuick ? OWN_RUNS.quick : OWN_RUNS.whole);
  const steps = { runs: isQuick ? QUICK_ARTICLE : ARTICLE, isVerified: !isQuick };
  const { evidence } = evidenceAt(withStored(paths, folder));
  const due = articleDue(steps, evidence);
  assertNoneIsLost(due, evidence.runs, folder);
  const signalled = await runArticle({ due, folder, command });
  const sources = withStored(paths, folder);
  // Stopped before there was anything to judge from.
  if (signalled !== undefined && sources.length === 0) return signalled;
  await printResult(claimsText(evidenceAt(sources.length === 0 ? [folder] : sources), options));
  return signalled ?? EXIT.ok;
}

/** The paths, and the folder where runs are stored as soon as there is one in it. */
function withStored(paths: readonly string[], folder: string): readonly string[] {
  return [...new Set(resultNamesIn(folder).length === 0 ? paths : [...paths, folder])];
}

/** `pushbench claims show ID`: one sentence in full. */
export function showText(id: string, paths: readonly string[], view: ClaimsView): string {
  const claim = CLAIMS.find((one) => one.id === id);
  if (claim === undefined)
    throw unknownName(
      'claim',
      id,
      CLAIMS.map((one) => one.id),
    );
  const read = evidenceAt(paths.length === 0 ? [referenceFolder()] : paths);
  const judged = judgeClaims([claim], read.evidence);
  const [one] = judged;
  if (one === undefined) throw new TypeError('one claim has one finding');
  const format = formatOf(view);
  return format === 'table'
    ? showClaim(one, read, { language: view.lang, ...viewFor(process.stdout) })
    : CLAIMS_FORMATS[format](
        { judged, ...read, shows: { kind: 'claims' } },
        { language: view.lang, brief: false },
      );
}

/** What `claims` prints of the results at these paths, by default those of reference. */
export function claimsAt(paths: readonly string[], options: ClaimsShown): string {
  return claimsText(evidenceAt(paths.length === 0 ? [referenceFolder()] : paths), options);
}

type ClaimsShown = ClaimsView & Pick<ClaimsOptions, 'matrix' | 'choose' | 'brief'>;

function claimsText(read: EvidenceRead, options: ClaimsShown): string {
  const judged = judgeClaims(CLAIMS, read.evidence);
  const shows = shownOf(options, judged, read.evidence);
  return CLAIMS_FORMATS[formatOf(options)](
    { judged, ...read, shows },
    { language: options.lang, brief: options.brief === true, ...viewFor(process.stdout) },
  );
}

function shownOf({ matrix, choose }: ClaimsShown, judged: readonly JudgedClaim[], evidence: Evidence): Shown {
  if (matrix === true) return { kind: 'matrix', matrix: matrixOf(judged, evidence) };
  if (choose === true) return { kind: 'choice', choices: choicesOf(RECOMMENDATIONS, judged, evidence) };
  return { kind: 'claims' };
}

function formatOf({ json, format }: ClaimsView): ClaimsView['format'] {
  return json === true ? 'json' : format;
}

/**
 * What there is to judge from at these paths.
 * @throws Failure for a file that is no result, and for a folder without any
 */
export function evidenceAt(paths: readonly string[]): EvidenceRead {
  for (const path of paths) {
    if (isFolderName(path) && resultNamesIn(path).length === 0) {
      throw new Failure(
        printable(`${path} holds no results: measure with "pushbench claims --run", or name result files`),
      );
    }
  }
  return readEvidence(paths);
}

function isFolderName(path: string): boolean {
  return !path.endsWith('.json');
}
