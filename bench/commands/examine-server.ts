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
import { failureLines, inState, unansweredLines } from './verdicts.ts';

/** A row over the version of HTTP that is asked for, if it runs over either. */
export type WantedRow = { readonly row: RowId; readonly http: 1 | 2 | null };

/** One that a server declares, and whether with a way up (R25 of servers/README.md). */
export type OfferedRow = WantedRow & { readonly wayUp: boolean };

export type ExamineOptions = Partial<Pick<ForeignOptions, 'cases' | 'patienceUs' | 'onCase'>> & {
  /** Whom the run is to measure, as far as the server declares them; each once. */
  readonly wanted: readonly WantedRow[];
  /** Whether to go on with a server that breaks rules. */
  readonly force: boolean;
  readonly signal: AbortSignal;
  /** Told what is being done, and what was found, a line each time. */
  readonly onProgress: (text: string) => void;
  /** Told of each transport that is looked at, and how many are to come after it. */
  readonly onRow: (text: string, rowsAfter: number) => void;
};

/** A server that can be measured, and the rows that it can be measured over. */
export type Examined = { readonly server: SomebodysServer; readonly offered: readonly OfferedRow[] };

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
  { wanted, force, signal, onProgress, onRow, ...options }: ExamineOptions,
): Promise<Examined> {
  const name = printable(server.capabilities.name);
  const { offered, declared, skipped } = offeredOf(server, wanted);
  if (skipped.length > 0) onProgress(`not declared by ${name}, so not measured: ${skipped.join(', ')}`);
  if (offered.length === 0) throw new Failure(`${name} declares nothing that is to be measured`, EXIT.failed);
  const breaks = new Set<number>();
  for (const [index, one] of declared.entries()) {
    onRow(`verifying ${one.name} of ${name}, as far as figures rest on it`, declared.length - index - 1);
    const results = await runForeignContract(server, one, { cases: MEASURED_CASES, ...options, signal });
    for (const line of failureLines(one.name, results)) onProgress(line);
    for (const line of unansweredLines(one.name, results)) onProgress(`not run: ${line}`);
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
  return { server: rules.length === 0 ? found : { ...found, breaks: rules }, offered };
}

/** What a server declares of what is wanted, and the titles of the rest. */
function offeredOf(
  { url, capabilities }: ForeignServer,
  wanted: readonly WantedRow[],
): {
  readonly offered: readonly OfferedRow[];
  readonly declared: readonly DeclaredRow[];
  readonly skipped: readonly string[];
} {
  const all = declaredRows(url, capabilities);
  const own = wanted
    .filter(({ row }) => row !== CONTROL_ROW)
    .map((one) => {
      const row = rowOver(one.row, one.http);
      const declared = all.find((its) => its.transport === transportOf(row) && its.row.http === row.http);
      return { one, title: row.title, declared };
    });
  return {
    offered: own.flatMap(({ one, declared }) =>
      declared === undefined ? [] : [{ ...one, wayUp: declared.row.wayUp === true }],
    ),
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
