import { dirname } from 'node:path';
import { printable } from '../../core/printable.ts';
import { machineOf } from '../../report/heading.ts';
import type { JudgedClaim } from '../claim.ts';
import type { Choice } from '../choice/choose.ts';
import type { Evidence } from '../evidence.ts';
import type { Matrix } from '../matrix/matrix.ts';
import type { Language } from '../text.ts';

/** All that any format shows. */
export type ClaimsReport = {
  readonly judged: readonly JudgedClaim[];
  readonly evidence: Evidence;
  readonly shows: Shown;
  readonly notes: readonly string[];
};

/** What is told of the judged claims: each, or what they come to. */
export type Shown =
  | { readonly kind: 'claims' }
  | { readonly kind: 'matrix'; readonly matrix: Matrix }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] };

export type ClaimsView = {
  readonly language: Language;
  /** The first figures of each claim alone. */
  readonly brief: boolean;
  /** Columns of the terminal that it is for; where it is for none, tables are as wide as they come. */
  readonly width?: number;
};

/** The whole text, without a line end after it. */
export type ClaimsFormat = (report: ClaimsReport, view: ClaimsView) => string;

/** Where the figures come from: each run with its repetitions, and each machine once. */
export function sourceLines({ runs, verifications }: Evidence): readonly string[] {
  const files = [...runs.values()].map(({ source, result }) => {
    const { suite, repetitions, state, startedAt } = result;
    const unfinished = state === 'complete' ? '' : `, ${state}`;
    return `${suite}: ${source}, ×${repetitions}, ${startedAt.slice(0, 10)}${unfinished}`;
  });
  const verified = verifications.map(({ server, source }) => `verify: ${source}, ${server}`);
  return [...files, ...verified, ...machinesOf(runs)].map(printable);
}

/** The same in few lines: the runs of each folder and day together. */
export function sourceSummary({ runs, verifications }: Evidence): readonly string[] {
  const told = new Map<string, string[]>();
  for (const { source, result } of runs.values()) {
    const where = `${dirname(source)}, ${result.startedAt.slice(0, 10)}`;
    const unfinished = result.state === 'complete' ? '' : ` (${result.state})`;
    told.set(where, [...(told.get(where) ?? []), `${result.suite} ×${result.repetitions}${unfinished}`]);
  }
  const verified = verifications.map(({ server, source }) => `verify: ${source}, ${server}`);
  const lines = [...told].map(([where, names]) => `${where}: ${names.join(', ')}`);
  return [...lines, ...verified, ...machinesOf(runs)].map(printable);
}

/** Each machine once. */
function machinesOf(runs: Evidence['runs']): readonly string[] {
  return [...new Set([...runs.values()].map(({ result }) => machineOf(result)))];
}
