import { printableJson } from '../../report/printable-json.ts';
import type { JudgedClaim } from '../claim.ts';
import { plainText } from '../choice/choice-text.ts';
import { commandFor } from '../evidence-names.ts';
import type { Evidence } from '../evidence.ts';
import { countedFiles } from '../rules/counted-files.ts';
import { CLIENTS } from '../rules/counts.ts';
import { notesOf } from './notes.ts';
import type { ClaimsFormat, Shown } from './report.ts';

/**
 * For programs: every text in both languages, figures in base units, nothing rounded; null stands for infinite, and
 * what there is not is left out.
 */
export const renderClaimsJson: ClaimsFormat = (report) => {
  const { judged, evidence, shows } = report;
  return printableJson({
    ...shownPlainly(judged, shows),
    evidence: [...evidence.runs.values()].map(({ source, result }) => ({
      suite: result.suite,
      source,
      repetitions: result.repetitions,
      startedAt: result.startedAt,
      state: result.state,
      environment: result.environment,
    })),
    verifications: evidence.verifications,
    ...countedPlainly(judged, evidence),
    notes: notesOf(report, 'en'),
  });
};

function shownPlainly(judged: readonly JudgedClaim[], shows: Shown): object {
  switch (shows.kind) {
    case 'claims':
      return { claims: judged.map(plain) };
    case 'matrix':
      return { matrix: shows.matrix };
    case 'choice':
      return { choices: shows.choices.map((choice) => ({ ...choice, text: plainText(choice.text) })) };
  }
}

/** By kind of client; only beside claims that rest on counts. */
function countedPlainly(judged: readonly JudgedClaim[], evidence: Evidence): object {
  if (!judged.some(({ claim }) => claim.needs.includes('simplicity'))) return {};
  return {
    countedFiles: Object.fromEntries(CLIENTS.map((client) => [client, countedFiles(evidence, client)])),
  };
}

function plain({ claim: { id, sentence, rule, leavesOut, choose, needs }, finding }: JudgedClaim): object {
  const commands = finding.verdict === 'unmeasured' ? { commands: finding.missing.map(commandFor) } : {};
  return { id, sentence, ...finding, ...commands, rule, leavesOut, choose, needs };
}
