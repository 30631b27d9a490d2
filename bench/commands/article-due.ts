import { dirname } from 'node:path';
import { isSuiteAsked } from '../claims/evidence-names.ts';
import type { Evidence, RunEvidence } from '../claims/evidence.ts';
import { printable } from '../core/printable.ts';
import type { ArticleRun } from '../suites/article.ts';

/** The suites of an article run, and whether a server in another language is verified as well. */
export type ArticleSteps = { readonly runs: readonly ArticleRun[]; readonly isVerified: boolean };

export type ArticleDue = ArticleSteps & {
  /** What is taken over from where, and what was cut off; printable, and none where nothing was recorded before. */
  readonly lines: readonly string[];
};

type Stored = Pick<Evidence, 'runs' | 'verifications'>;

/**
 * What of an article run is still to be done. A suite whose recorded run came to its end is taken over; one that was
 * cut off is measured anew.
 */
export function articleDue({ runs, isVerified }: ArticleSteps, stored: Stored): ArticleDue {
  const storedOf = ({ suite }: ArticleRun): RunEvidence | undefined =>
    isSuiteAsked(suite) ? stored.runs.get(suite) : undefined;
  const due = runs.filter((run) => storedOf(run)?.result.state !== 'complete');
  const whole = runs.filter((run) => !due.includes(run)).flatMap((run) => storedOf(run) ?? []);
  const cutOff = due.flatMap((run) => storedOf(run) ?? []);
  const verified = isVerified ? stored.verifications : [];
  return {
    runs: due,
    isVerified: isVerified && verified.length === 0,
    lines: [
      ...takenOver({ runs: whole, verifications: verified }),
      ...cutOff.map(({ source, result }) => `${source} was cut off: ${result.suite} is measured anew`),
    ].map(printable),
  };
}

/** One line of all, folder by folder. */
function takenOver({
  runs,
  verifications,
}: Pick<Stored, 'verifications'> & { readonly runs: readonly RunEvidence[] }): readonly string[] {
  const taken = [
    ...runs.map(({ source, result }) => ({ source, name: `${result.suite} ×${result.repetitions}` })),
    ...verifications.map(({ source, server }) => ({ source, name: `verify of ${server}` })),
  ];
  if (taken.length === 0) return [];
  const folders = Map.groupBy(taken, ({ source }) => dirname(source));
  const words = [...folders].map(
    ([folder, ones]) => `${ones.map(({ name }) => name).join(', ')} from ${folder}`,
  );
  return [`taken over, and not run again: ${words.join('; ')}`];
}
