import { styleText } from 'node:util';
import { runContract, type CaseResult, type ContractOptions } from '../contract/run-contract.ts';
import { EXIT } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import { textTable } from '../report/text-table.ts';
import { rowOf, type RowId } from '../transports.ts';

export type VerifyOptions = Partial<ContractOptions> & {
  readonly rows: readonly RowId[];
  readonly json: boolean;
  readonly color: boolean;
  /** Told what is being verified, a line each time. */
  readonly onProgress?: (text: string) => void;
};

export type RowVerdict = { readonly row: RowId; readonly results: readonly CaseResult[] };

/** `pushbench verify`: runs the contract suite over rows, without measuring anything. */
export async function verify({
  rows,
  json,
  color,
  onProgress,
  ...contract
}: VerifyOptions): Promise<{ text: string; exitCode: number }> {
  const verdicts: RowVerdict[] = [];
  for (const row of rows) {
    onProgress?.(`verifying ${row}`);
    verdicts.push({ row, results: await runContract(rowOf(row), () => undefined, contract) });
  }
  return {
    text: json ? JSON.stringify(verdicts.map(plain), null, 2) : describeVerdicts(verdicts, color),
    exitCode: verdicts.some(({ results }) => inState(results, 'failed').length > 0) ? EXIT.failed : EXIT.ok,
  };
}

const COLUMNS = [
  { head: 'transport', align: 'left' },
  { head: 'passed', align: 'right' },
  { head: 'failed', align: 'right' },
  { head: 'does not apply', align: 'right' },
] as const;

/** A table of counts, and under it each failure with the rule of servers/README.md that it breaks. */
export function describeVerdicts(verdicts: readonly RowVerdict[], color: boolean): string {
  const table = textTable(
    COLUMNS,
    verdicts.map(({ row, results }) => [
      rowOf(row).title,
      String(inState(results, 'passed').length),
      alarming(inState(results, 'failed').length, color),
      String(inState(results, 'skipped').length),
    ]),
  );
  return [table, ...verdicts.flatMap(describeFailures)].join('\n');
}

function describeFailures({ row, results }: RowVerdict): readonly string[] {
  return results.flatMap((result) =>
    result.state === 'failed'
      ? [
          `${row}: ${result.case.id} (R${result.case.rule}): ${result.case.title}`,
          `  ${printable(result.message)}`,
        ]
      : [],
  );
}

function alarming(failures: number, color: boolean): string {
  const text = String(failures);
  return color && failures > 0 ? styleText('red', text, { validateStream: false }) : text;
}

function inState(results: readonly CaseResult[], state: CaseResult['state']): readonly CaseResult[] {
  return results.filter((result) => result.state === state);
}

function plain({ row, results }: RowVerdict): object {
  return {
    row,
    cases: results.map(({ case: { id, rule, title }, ...outcome }) => ({ id, rule, title, ...outcome })),
  };
}
