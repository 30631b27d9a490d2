import { declaredRows, type DeclaredRow } from '../foreign/declared-rows.ts';
import type { ForeignServer } from '../foreign/server.ts';
import type { CaseResult } from './run-contract.ts';
import { runForeignContract, type ForeignOptions } from './run-foreign.ts';

export type ServerVerdict = { readonly declared: DeclaredRow; readonly results: readonly CaseResult[] };

/**
 * Runs the contract suite against every transport that a server declares.
 * @throws Failure when the server ends though no case has ended it.
 */
export async function verifyServer(
  server: ForeignServer,
  onRow: (declared: DeclaredRow, rowsAfter: number) => void,
  options: Partial<ForeignOptions> = {},
): Promise<readonly ServerVerdict[]> {
  const verdicts: ServerVerdict[] = [];
  const rows = declaredRows(server.url, server.capabilities);
  for (const [index, declared] of rows.entries()) {
    onRow(declared, rows.length - index - 1);
    verdicts.push({ declared, results: await runForeignContract(server, declared, options) });
  }
  return verdicts;
}
