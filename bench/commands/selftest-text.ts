import { printable } from '../core/printable.ts';
import type { Unit } from '../core/units.ts';
import type { Paint, Style } from '../report/paint.ts';
import { inWords } from '../report/scale.ts';
import { textTable, type TextColumn } from '../report/text-table.ts';
import type { Check } from '../selftest/check.ts';
import type { Expectation, Finding, Pace, Verdict } from '../selftest/finding.ts';
import type { CheckResult } from '../selftest/run-checks.ts';

const COLUMNS: readonly TextColumn[] = [
  { head: 'check', align: 'left' },
  { head: 'what', align: 'left' },
  { head: 'expected', align: 'right' },
  { head: 'found', align: 'right' },
  { head: 'verdict', align: 'left' },
];

const VERDICTS: readonly Verdict[] = ['passed', 'failed', 'skipped', 'invalid machine'];
const STYLES: Readonly<Partial<Record<Verdict, Style>>> = { failed: 'red', 'invalid machine': 'yellow' };

/** A line for each finding, under the table a reason for each that did not pass, and what it comes to. */
export function describeChecks(results: readonly CheckResult[], paint: Paint): string {
  const table = textTable(
    COLUMNS,
    results.flatMap(({ id, findings }) =>
      findings.map((finding, index) => [index === 0 ? id : '', ...cells(finding, paint)]),
    ),
  );
  const reasons = results.flatMap(({ id, findings }) =>
    findings.flatMap((finding) => reasonLine(id, finding)),
  );
  return [table, '', ...reasons, summary(results)].join('\n');
}

/** What each check shows, and how long it takes. */
export function listChecks(checks: readonly Check[], pace: Pace): string {
  return textTable(
    [
      { head: 'check', align: 'left' },
      { head: 'shows that', align: 'left' },
      { head: 'about s', align: 'right' },
    ],
    checks.map(({ id, title, seconds }) => [id, title, String(seconds[pace])]),
  );
}

/** The same as data. */
export function checksJson(checks: readonly Check[], pace: Pace): string {
  const listed = checks.map(({ id, title, seconds }) => ({ id, title, aboutSeconds: seconds[pace] }));
  return JSON.stringify({ pace, checks: listed }, null, 2);
}

function cells(finding: Finding, paint: Paint): readonly string[] {
  const { what, verdict } = finding;
  const style = STYLES[verdict];
  const shown = style === undefined ? verdict : paint(style, verdict);
  if (!('expected' in finding)) return [what, '', '', shown];
  const { unit, expected, found } = finding;
  return [what, expectationInWords(expected, unit), found === null ? 'nothing' : inWords(found, unit), shown];
}

function expectationInWords(expected: Expectation, unit: Unit): string {
  if ('exactly' in expected) return inWords(expected.exactly, unit);
  if ('atLeast' in expected) return `≥ ${roughly(expected.atLeast, unit)}`;
  if ('atMost' in expected) return `≤ ${roughly(expected.atMost, unit)}`;
  return `${roughly(expected.about, unit)} ± ${roughly(expected.within, unit)}`;
}

/** A limit needs no more digits than what is held against it. */
const LIMIT_DIGITS = 4;

function roughly(value: number, unit: Unit): string {
  return inWords(Number(value.toPrecision(LIMIT_DIGITS)), unit);
}

function reasonLine(id: string, finding: Finding): readonly string[] {
  const { what, verdict, why } = finding;
  return why === undefined ? [] : [`${verdict}: ${id}: ${what}: ${printable(why)}`];
}

function summary(results: readonly CheckResult[]): string {
  const counts = VERDICTS.map(
    (verdict) => `${results.filter((result) => result.verdict === verdict).length} ${verdict}`,
  );
  return `${results.length} checks: ${counts.join(', ')}`;
}
