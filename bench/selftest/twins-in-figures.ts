import { contenderName } from '../core/contender.ts';
import type { RunResult, TrialResult } from '../core/result.ts';
import { SIGNIFICANCE } from '../stats/difference.ts';
import { LEAST_REPETITIONS_TO_JUDGE } from '../stats/sampled-change.ts';
import { binomialBound } from './binomial.ts';
import type { Observation } from './finding.ts';
import { twinDifferences } from './twin-differences.ts';

/** How often an instrument that is right may fail here. */
const TAIL = 0.001;

/** Holds a run of twins against what luck alone finds between them; without comparisons, says what there is not. */
export function twinsInFigures(result: RunResult, metrics: readonly string[]): readonly Observation[] {
  const { compared, found } = twinDifferences(result, metrics);
  return compared === 0 ? [validity(result)] : [validity(result), differences(compared, found.length)];
}

function differences(compared: number, found: number): Observation {
  return {
    what: `differences, in ${compared} comparisons`,
    unit: 'count',
    expected: { atMost: binomialBound(compared, SIGNIFICANCE, TAIL) },
    found,
    timing: { disturbances: [] },
  };
}

/** How many trials the twin with the fewest has that can be compared. */
function validity({ order, trials }: RunResult): Observation {
  const valid = trials.filter(({ state }) => state === 'measured');
  const counts = (order[0] ?? []).map(
    (name) => valid.filter((trial) => contenderName(trial) === name).length,
  );
  return {
    what: 'valid repetitions, at least',
    unit: 'count',
    expected: { atLeast: LEAST_REPETITIONS_TO_JUDGE },
    found: Math.min(...counts),
    timing: { disturbances: [...new Set(trials.flatMap(reasonsOf))] },
  };
}

function reasonsOf(trial: TrialResult): readonly string[] {
  return trial.state === 'invalid' ? trial.reasons : [];
}
