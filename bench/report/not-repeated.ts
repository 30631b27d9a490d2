import { contenderName } from '../core/contender.ts';
import type { RunResult } from '../core/result.ts';

/**
 * A line when a run had more invalid trials than it may run again. Of a run that ended early nobody knows whether it
 * would have run them again.
 */
export function notRepeatedLines({ state, trials }: RunResult): readonly string[] {
  const places = [...Map.groupBy(trials, (trial) => `${trial.repetition} ${contenderName(trial)}`).values()];
  const repeats = trials.length - places.length;
  const left = places.filter(([first, ...again]) => first?.state === 'invalid' && again.length === 0).length;
  if (state !== 'complete' || repeats === 0 || left === 0) return [];
  const were = left === 1 ? '1 invalid trial was' : `${left} invalid trials were`;
  const usedUp =
    repeats === 1
      ? 'the 1 repeat that this run may make was'
      : `the ${repeats} repeats that this run may make were`;
  return [`? ${were} not run again: ${usedUp} used up by then`];
}
