import type { ChangeVerdict } from '../compare/fail-on.ts';
import { EXIT } from '../core/failure.ts';
import type { FailOnOptions } from './compare-options.ts';

/** Tells each verdict, a line each, on stderr. Returns the exit code. */
export function tellVerdicts(
  verdicts: readonly ChangeVerdict[],
  { failOnUndecided = false }: Pick<FailOnOptions, 'failOnUndecided'>,
): number {
  for (const { line } of verdicts) process.stderr.write(`${line}\n`);
  const fails = verdicts.some(
    ({ outcome }) => outcome === 'failed' || (outcome === 'undecided' && failOnUndecided),
  );
  return fails ? EXIT.threshold : EXIT.ok;
}
