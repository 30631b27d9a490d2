import type { Cost, UnitCosts } from '../predict/unit-costs.ts';
import { titleOf } from '../report/forecast.ts';
import { ROW_IDS, rowOf, rowOver, type Row, type RowId } from '../transports.ts';

/** What can be advised: a transport over one version of HTTP. */
export type Candidate = { readonly row: RowId; readonly http: 1 | 2 };

/** What a candidate's exchanges take on the wire, as the ledger has them. */
export type CandidateCosts = {
  readonly candidate: Candidate;
  readonly exchanges: UnitCosts;
  /** A message up, with its echo. */
  readonly message: Cost;
};

/** Every transport over every version of HTTP that it runs over, each once; in the registry's order. */
export const CANDIDATES: readonly Candidate[] = ROW_IDS.filter((row) => rowOf(row).control !== true).flatMap(
  (row) => ([1, 2] as const).filter((http) => isOver(row, http)).map((http) => ({ row, http })),
);

/** Whether a row stands for its transport over a version of HTTP: no other row has that as its own. */
function isOver(row: RowId, http: 1 | 2): boolean {
  const own = rowOf(row);
  if (own.http === http) return true;
  const others = ROW_IDS.map(rowOf).filter((other) => other.serve === own.serve && other.http === http);
  return rowOver(row, http).http === http && others.length === 0;
}

export function rowOfCandidate({ row, http }: Candidate): Row {
  return rowOver(row, http);
}

export function candidateTitle(candidate: Candidate): string {
  return titleOf(candidate);
}

export function isSameCandidate(one: Candidate | null, other: Candidate | null): boolean {
  return one?.row === other?.row && one?.http === other?.http;
}
