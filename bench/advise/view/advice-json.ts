import type { Evidence } from '../../claims/evidence.ts';
import { printableJson } from '../../report/printable-json.ts';
import type { Advice } from '../advice.ts';
import { CRITERIA } from '../criteria.ts';
import { ALIKE_UP_TO, DIGITS_TOLD } from '../rank.ts';

/** Advice for programs: in base units, nothing rounded, the order's margins among them. */
export function adviceJson(
  { asked, placed, barred, turnings, reach, gaps, known }: Advice,
  evidence: Evidence,
  notes: readonly string[],
): string {
  return printableJson({
    asked,
    order: {
      alikeUpTo: ALIKE_UP_TO,
      digits: DIGITS_TOLD,
      criteria: CRITERIA.map(({ id, free }) => ({ id, free })),
    },
    placed: placed.map(({ item, after, claim }) => ({ ...item, after: plainParting(after), claim })),
    barred,
    turnings,
    reach,
    gaps,
    known,
    evidence: [...evidence.runs.values()].map(({ source, result }) => ({
      suite: result.suite,
      source,
      startedAt: result.startedAt,
      environment: result.environment,
    })),
    notes,
  });
}

/** Others by their names. */
function plainParting(after: Advice['placed'][number]['after']): object | undefined {
  if (after === undefined || after.kind === 'unknown') return after;
  if (after.kind === 'alike') return { kind: after.kind, as: after.as.candidate };
  return { ...after, than: after.than.candidate };
}
