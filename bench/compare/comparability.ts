import { Failure } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import type { Parameters } from '../core/result.ts';
import type { ArrangedRow } from './arrangement.ts';
import type { Entrant } from './entrants.ts';
import { keysOf, parameterInWords, parameterName, type ParameterKey } from './parameter-names.ts';
import { difference, runDifferences } from './run-differences.ts';

/**
 * In what those who stand beside each other differ, besides what makes the columns: machine, runtime, browser,
 * version, seed and parameters, each in printable words with its run, once.
 */
export function differencesWithin(
  rows: readonly ArrangedRow[],
  mayDiffer: readonly ParameterKey[],
): readonly string[] {
  const found = rows.flatMap(({ entrants: [base, ...others] }) =>
    base === undefined ? [] : others.flatMap((other) => differencesOf(base, other, mayDiffer)),
  );
  return [...new Set(found)].map(printable);
}

function differencesOf(
  base: Entrant,
  other: Entrant | undefined,
  mayDiffer: readonly ParameterKey[],
): readonly string[] {
  if (other === undefined) return [];
  const ofRuns = base.run === other.run ? [] : runDifferences(base.run.result, other.run.result);
  const ofScenarios = parameterDifferences(base.parameters, other.parameters, mayDiffer);
  return [...ofRuns, ...ofScenarios].map((words) => `${other.run.label}: ${words}`);
}

export function parameterDifferences(
  base: Parameters,
  other: Parameters,
  mayDiffer: readonly ParameterKey[] = [],
): readonly string[] {
  return keysOf({ ...base, ...other })
    .filter((key) => !mayDiffer.includes(key))
    .flatMap((key) =>
      difference(parameterName(key), parameterInWords(key, base[key]), parameterInWords(key, other[key])),
    );
}

/** For runs whose figures must not stand beside each other: what differs, and what to do. */
export function refusal(differences: readonly string[], remedy: string): Failure {
  return new Failure(`these runs do not compare: ${differences.join('; ')} (${remedy})`);
}
