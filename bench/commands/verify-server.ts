import { CASES } from '../contract/cases.ts';
import { isLeftOut } from '../contract/left-out.ts';
import type { ForeignOptions } from '../contract/run-foreign.ts';
import { verifyServer, type ServerVerdict } from '../contract/verify-server.ts';
import { EXIT } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import type { DeclaredRow } from '../foreign/declared-rows.ts';
import type { ForeignServer } from '../foreign/server.ts';
import { TRANSPORTS } from '../transports.ts';
import { catchSignals } from './signals.ts';
import { casesJson, failureLines, hasFailed, unansweredLines, verdictTable } from './verdicts.ts';

export type VerifyServerOptions = Partial<Omit<ForeignOptions, 'signal'>> & {
  /** Attaches to the server, or starts it. */
  readonly open: (signal: AbortSignal) => Promise<ForeignServer>;
  readonly json: boolean;
  readonly color: boolean;
  /** Told of each transport, and how many are to come after it. */
  readonly onProgress?: (text: string, rowsAfter: number) => void;
};

/**
 * `pushbench verify` of somebody's server: runs the contract suite over what it declares. Whatever happens, a
 * server that was started for it is ended.
 * @throws Failure when there is no server by R23 of servers/README.md, or it ends on its own.
 */
export async function verifyForeign({
  open,
  json,
  color,
  onProgress,
  ...contract
}: VerifyServerOptions): Promise<{ text: string; exitCode: number }> {
  const signals = catchSignals('stopping (once more to end at once)');
  try {
    const server = await open(signals.signal);
    try {
      const onRow = ({ name }: DeclaredRow, after: number) => onProgress?.(`verifying ${name}`, after);
      const verdicts = await verifyServer(server, onRow, { ...contract, signal: signals.signal });
      return {
        text: json ? serverJson(server, verdicts) : describeServer(server, verdicts, color),
        exitCode: verdicts.some(({ results }) => hasFailed(results)) ? EXIT.failed : EXIT.ok,
      };
    } finally {
      await server.stop();
    }
  } catch (error) {
    const exitCode = signals.exitCode();
    if (exitCode === undefined) throw error;
    return { text: '', exitCode };
  } finally {
    signals.release();
  }
}

/** A table of counts, each failure with the rule that it breaks, and what was not looked at. */
function describeServer(server: ForeignServer, verdicts: readonly ServerVerdict[], color: boolean): string {
  const others = ({ results }: ServerVerdict): readonly number[] => {
    const leftOut = results.filter((result) => result.state === 'skipped' && isLeftOut(result.lacks)).length;
    return [leftOut, results.filter(({ state }) => state === 'skipped').length - leftOut];
  };
  return [
    `${printable(server.capabilities.name)}, at ${server.url.origin}`,
    verdictTable(
      ['left out', 'does not apply'],
      verdicts.map((verdict) => ({
        title: verdict.declared.name,
        results: verdict.results,
        others: others(verdict),
      })),
      color,
    ),
    ...verdicts.flatMap(({ declared, results }) => failureLines(declared.name, results)),
    ...remarks(server, verdicts),
  ].join('\n');
}

function remarks(server: ForeignServer, verdicts: readonly ServerVerdict[]): readonly string[] {
  const undeclared = TRANSPORTS.filter(
    (transport) => !verdicts.some(({ declared }) => declared.transport === transport),
  );
  const needing = (kind: string): number => CASES.filter((one) => one.server === kind).length;
  return [
    ...(undeclared.length === 0 ? [] : [`not declared, so not looked at: ${undeclared.join(', ')}`]),
    `left out: ${needing('ours')} of ${CASES.length} cases need a server in our own process`,
    ...(server.life === undefined
      ? [
          `left out: ${needing('restartable')} cases restart the server; they run when it is started by verify -- COMMAND`,
        ]
      : []),
    ...verdicts.flatMap(({ declared, results }) =>
      results.some((result) => result.state === 'skipped' && result.lacks.includes('declared'))
        ? [`left out: all other cases of ${declared.name}, which is not as it is declared`]
        : unansweredLines(declared.name, results).map((line) => `left out: ${line}`),
    ),
  ];
}

function serverJson({ url, capabilities }: ForeignServer, verdicts: readonly ServerVerdict[]): string {
  const transports = verdicts.map(
    ({
      declared: {
        transport,
        row,
        name,
        url: { pathname: path },
      },
      results,
    }) => ({
      name,
      transport,
      http: row.http,
      path,
      cases: casesJson(results),
    }),
  );
  return JSON.stringify({ server: { url: url.origin, name: capabilities.name }, transports }, null, 2);
}
