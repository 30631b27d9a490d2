import { MEASURED_CASES } from '../contract/measured-cases.ts';
import type { CaseResult } from '../contract/run-contract.ts';
import { runForeignContract, type ForeignOptions } from '../contract/run-foreign.ts';
import { EXIT, Failure } from '../core/failure.ts';
import type { ServerSource, SomebodysServer } from '../core/measured-server.ts';
import { printable } from '../core/printable.ts';
import { declaredRows, type DeclaredRow } from '../foreign/declared-rows.ts';
import { attach, serverUrl, type ForeignServer } from '../foreign/server.ts';
import { startServer } from '../foreign/start-server.ts';
import { CONTROL_ROW, rowOver, transportOf, type RowId } from '../transports.ts';
import { failureLines, inState } from './verdicts.ts';

export type ExamineOptions = Partial<Pick<ForeignOptions, 'cases' | 'patienceUs'>> & {
  /** Whom the run is to measure, as far as the server declares them. */
  readonly rows: readonly RowId[];
  readonly http: 1 | 2 | null;
  /** Whether to go on with a server that breaks rules. */
  readonly force: boolean;
  readonly signal: AbortSignal;
  /** Told what is being done, and what was found, a line each time. */
  readonly onProgress: (text: string) => void;
};

/** A server that can be measured, and the rows that it has to be measured over. */
export type Examined = { readonly server: SomebodysServer; readonly rows: readonly RowId[] };

/**
 * Looks at somebody's server before it is measured: what it declares, and whether it keeps what figures rest on.
 * Whatever happens, what was started for it is ended.
 * @throws Failure, with exit code 3, when there is no server, it has none of the rows, or breaks a rule.
 */
export async function examineServer(source: ServerSource, options: ExamineOptions): Promise<Examined> {
  const { signal } = options;
  const server = await ('url' in source
    ? attach(serverUrl(source.url))
    : startServer(source.command, { signal }));
  try {
    return await examine(source, server, options);
  } finally {
    await server.stop();
  }
}

async function examine(
  source: ServerSource,
  server: ForeignServer,
  { rows: wanted, http, force, signal, onProgress, ...options }: ExamineOptions,
): Promise<Examined> {
  const name = printable(server.capabilities.name);
  const { rows, declared, skipped } = offered(server, wanted, http);
  if (skipped.length > 0) onProgress(`not declared by ${name}, so not measured: ${skipped.join(', ')}`);
  if (rows.length === 0) throw new Failure(`${name} declares nothing that is to be measured`, EXIT.failed);
  const breaks = new Set<number>();
  for (const one of declared) {
    onProgress(`verifying ${one.name} of ${name}, as far as figures rest on it`);
    const results = await runForeignContract(server, one, { cases: MEASURED_CASES, ...options, signal });
    for (const line of failureLines(one.name, results)) onProgress(line);
    for (const rule of brokenIn(results)) breaks.add(rule);
  }
  const rules = [...breaks].toSorted((a, b) => a - b);
  if (rules.length > 0 && !force) {
    throw new Failure(
      `${name} breaks ${rulesInWords(rules)} of servers/README.md, so it is not measured; --force does, and marks it`,
      EXIT.failed,
    );
  }
  const found = { ...source, name: server.capabilities.name };
  return { server: rules.length === 0 ? found : { ...found, breaks: rules }, rows };
}

/** The rows that a server declares, of those that are wanted, and the titles of the others. */
function offered(
  { url, capabilities }: ForeignServer,
  wanted: readonly RowId[],
  http: 1 | 2 | null,
): {
  readonly rows: readonly RowId[];
  readonly declared: readonly DeclaredRow[];
  readonly skipped: readonly string[];
} {
  const all = declaredRows(url, capabilities);
  const own = wanted
    .filter((id) => id !== CONTROL_ROW)
    .map((id) => {
      const row = rowOver(id, http);
      const declared = all.find((one) => one.transport === transportOf(row) && one.row.http === row.http);
      return { id, title: row.title, declared };
    });
  return {
    rows: own.filter(({ declared }) => declared !== undefined).map(({ id }) => id),
    declared: [...new Set(own.flatMap(({ declared }) => declared ?? []))],
    skipped: own.filter(({ declared }) => declared === undefined).map(({ title }) => title),
  };
}

function brokenIn(results: readonly CaseResult[]): readonly number[] {
  return inState(results, 'failed').map((result) => result.case.rule);
}

function rulesInWords(rules: readonly number[]): string {
  return rules.map((rule) => `R${rule}`).join(', ');
}
