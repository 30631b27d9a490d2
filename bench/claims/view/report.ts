import { printable } from '../../core/printable.ts';
import { machineOf } from '../../report/heading.ts';
import type { JudgedClaim } from '../claim.ts';
import type { Evidence } from '../evidence.ts';
import type { Matrix } from '../matrix/matrix.ts';
import type { Language } from '../text.ts';

/** All that any format shows. */
export type ClaimsReport = {
  readonly judged: readonly JudgedClaim[];
  readonly evidence: Evidence;
  /** In place of the claims, if that is asked for. */
  readonly matrix: Matrix | undefined;
  readonly notes: readonly string[];
};

export type ClaimsView = { readonly language: Language };

/** The whole text, without a line end after it. */
export type ClaimsFormat = (report: ClaimsReport, view: ClaimsView) => string;

/** Where the figures come from: each run with its repetitions, and each machine once. */
export function sourceLines({ runs, verifications }: Evidence): readonly string[] {
  const files = [...runs.values()].map(({ source, result }) => {
    const { suite, repetitions, state, startedAt } = result;
    const unfinished = state === 'complete' ? '' : `, ${state}`;
    return `${suite}: ${source}, ×${repetitions}, ${startedAt.slice(0, 10)}${unfinished}`;
  });
  const machines = new Set([...runs.values()].map(({ result }) => machineOf(result)));
  const verified = verifications.map(({ server, source }) => `verify: ${source}, ${server}`);
  return [...files, ...verified, ...machines].map(printable);
}
