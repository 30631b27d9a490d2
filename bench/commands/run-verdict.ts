import { EXIT } from '../core/failure.ts';
import type { RunResult } from '../core/result.ts';
import { summarise, type Summary } from '../report/summary.ts';
import { judge, verdictLine, type Threshold } from '../report/thresholds.ts';

/** What a finished run has to say beside its table, a line each, and the exit code that it comes to. */
export type RunVerdict = { readonly lines: readonly string[]; readonly exitCode: number };

/**
 * A trial that failed outweighs a threshold: what was not measured cannot have kept one. A run without a single valid
 * trial measured nothing, which is a failure too; where only some contenders have none, the others' figures hold.
 */
export function runVerdict(result: RunResult, thresholds: readonly Threshold[]): RunVerdict {
  const summary = summarise(result);
  const verdicts = judge(thresholds, summary);
  const lines = [...verdicts.map(verdictLine), ...unmeasured(summary)];
  const hasFailed = result.trials.some(({ state }) => state === 'failed');
  const hasValid = result.trials.some(({ state }) => state === 'measured');
  if (hasFailed || !hasValid) return { lines, exitCode: EXIT.failed };
  return { lines, exitCode: verdicts.every(({ passed }) => passed) ? EXIT.ok : EXIT.threshold };
}

/** Who took part and has no trial that holds. */
function unmeasured({ rows }: Summary): readonly string[] {
  const without = rows.filter(({ trials }) => trials.measured === 0).map(({ label }) => label);
  if (without.length === 0) return [];
  return without.length === rows.length
    ? ['not one trial was valid, so nothing was measured; the table says why']
    : [`no trial was valid of ${without.join(', ')}: nothing was measured there; the table says why`];
}
