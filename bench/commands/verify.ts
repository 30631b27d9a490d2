import { candidatesOf, type Candidate } from '../contract/candidates.ts';
import { runContract, type CaseResult, type ContractOptions } from '../contract/run-contract.ts';
import { EXIT } from '../core/failure.ts';
import type { RowId } from '../transports.ts';
import { casesJson, failureLines, hasFailed, inState, verdictTable } from './verdicts.ts';

export type VerifyOptions = Partial<ContractOptions> & {
  readonly rows: readonly RowId[];
  /** The one version of HTTP to verify over; each that a row runs over, when it is left out. */
  readonly http?: 1 | 2;
  readonly json: boolean;
  readonly color: boolean;
  /** Told what is being verified, and how many are to come after it. */
  readonly onProgress?: (text: string, rowsAfter: number) => void;
  /** Told before each case that applies: how many were before it, and how many there are. */
  readonly onCase?: (done: number, of: number) => void;
};

type Verdict = { readonly candidate: Candidate; readonly results: readonly CaseResult[] };

/** `pushbench verify`: runs the contract suite over rows, without measuring anything. */
export async function verify({
  rows,
  http,
  json,
  color,
  onProgress,
  onCase,
  ...contract
}: VerifyOptions): Promise<{ text: string; exitCode: number }> {
  const verdicts: Verdict[] = [];
  const candidates = candidatesOf(rows, http);
  for (const [index, candidate] of candidates.entries()) {
    onProgress?.(`verifying ${candidate.name}`, candidates.length - index - 1);
    const results = await runContract(candidate.row, onCase, contract);
    verdicts.push({ candidate, results });
  }
  return {
    text: json ? JSON.stringify(verdicts.map(plain), null, 2) : describeVerdicts(verdicts, color),
    exitCode: verdicts.some(({ results }) => hasFailed(results)) ? EXIT.failed : EXIT.ok,
  };
}

/** A table of counts, and under it each failure with the rule of servers/README.md that it breaks. */
function describeVerdicts(verdicts: readonly Verdict[], color: boolean): string {
  const table = verdictTable(
    ['does not apply'],
    verdicts.map(({ candidate, results }) => ({
      title: candidate.row.title,
      results,
      others: [inState(results, 'skipped').length],
    })),
    color,
  );
  return [table, ...verdicts.flatMap(({ candidate, results }) => failureLines(candidate.name, results))].join(
    '\n',
  );
}

function plain({ candidate: { id, row }, results }: Verdict): object {
  return { row: id, http: row.http, cases: casesJson(results) };
}
