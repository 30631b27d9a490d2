import { printableJson } from '../../report/printable-json.ts';
import type { JudgedClaim } from '../claim.ts';
import { commandFor } from '../evidence-names.ts';
import type { ClaimsFormat } from './report.ts';

/**
 * For programs: every text in both languages, figures in base units, nothing rounded; null stands for infinite, and
 * what there is not is left out.
 */
export const renderClaimsJson: ClaimsFormat = ({ judged, evidence, matrix, notes }) =>
  printableJson({
    ...(matrix === undefined ? { claims: judged.map(plain) } : { matrix }),
    evidence: [...evidence.runs.values()].map(({ source, result }) => ({
      suite: result.suite,
      source,
      repetitions: result.repetitions,
      startedAt: result.startedAt,
      state: result.state,
      environment: result.environment,
    })),
    verifications: evidence.verifications,
    notes,
  });

function plain({ claim: { id, sentence, rule, leavesOut, choose, needs }, finding }: JudgedClaim): object {
  const commands = finding.verdict === 'unmeasured' ? { commands: finding.missing.map(commandFor) } : {};
  return { id, sentence, ...finding, ...commands, rule, leavesOut, choose, needs };
}
