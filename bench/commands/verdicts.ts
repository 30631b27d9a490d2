import { styleText } from 'node:util';
import type { CaseResult } from '../contract/run-contract.ts';
import { SILENT_CASES } from '../contract/silence.ts';
import { printable } from '../core/printable.ts';
import { textTable } from '../report/text-table.ts';

/** How cases went for one transport. */
export type Verdict = {
  readonly title: string;
  readonly results: readonly CaseResult[];
  /** Figures for the columns besides passed and failed. */
  readonly others: readonly number[];
};

/** Counts of cases, a line for each transport. */
export function verdictTable(
  others: readonly string[],
  verdicts: readonly Verdict[],
  color: boolean,
): string {
  return textTable(
    [
      { head: 'transport', align: 'left' },
      ...['passed', 'failed', ...others].map((head) => ({ head, align: 'right' }) as const),
    ],
    verdicts.map(({ title, results, others: counts }) => [
      title,
      String(inState(results, 'passed').length),
      alarming(inState(results, 'failed').length, color),
      ...counts.map(String),
    ]),
  );
}

/** Of each failure, which case it is, the rule of servers/README.md that it breaks, and what was found. */
export function failureLines(name: string, results: readonly CaseResult[]): readonly string[] {
  return results.flatMap((result) =>
    result.state === 'failed'
      ? [
          `${name}: ${result.case.id} (R${result.case.rule}): ${result.case.title}`,
          `  ${printable(result.message)}`,
        ]
      : [],
  );
}

/** A line when cases were not run, as the server had ceased to answer. */
export function unansweredLines(name: string, results: readonly CaseResult[]): readonly string[] {
  const left = results.filter(
    (result) => result.state === 'skipped' && result.lacks.includes('answer'),
  ).length;
  if (left === 0) return [];
  const were = left === 1 ? '1 case' : `${left} cases`;
  return [`${were} of ${name}, because ${SILENT_CASES} in a row had no answer in time`];
}

export function inState(results: readonly CaseResult[], state: CaseResult['state']): readonly CaseResult[] {
  return results.filter((result) => result.state === state);
}

export function hasFailed(results: readonly CaseResult[]): boolean {
  return inState(results, 'failed').length > 0;
}

/** The same for programs. */
export function casesJson(results: readonly CaseResult[]): readonly object[] {
  return results.map(({ case: { id, rule, title }, ...outcome }) => ({ id, rule, title, ...outcome }));
}

function alarming(failures: number, color: boolean): string {
  const text = String(failures);
  return color && failures > 0 ? styleText('red', text, { validateStream: false }) : text;
}
