import { contenderName } from '../../core/contender.ts';
import type { RunResult, TrialResult } from '../../core/result.ts';
import type { Microseconds } from '../../core/units.ts';
import { readEnvironment } from '../../run/environment.ts';
import { packageVersion } from '../../run/own-package.ts';
import { runPlan } from '../../run/run.ts';
import { LEAST_REPETITIONS_TO_TEST } from '../../stats/mann-whitney.ts';
import { SIGNIFICANCE } from '../../stats/difference.ts';
import { againstItself } from '../../suites/against-itself.ts';
import { contendersOf } from '../../suites/suite.ts';
import type { RowId } from '../../transports.ts';
import { binomialBound } from '../binomial.ts';
import type { Check, CheckContext } from '../check.ts';
import type { Observation, Pace } from '../finding.ts';
import { SCENARIO } from '../trial-figures.ts';
import { twinDifferences } from '../twin-differences.ts';

/** What comparisons are mostly made of, none of them part of another. */
const METRICS = ['lateness.p50', 'service.p50', 'server.cpu', 'client.cpu'] as const;

type Extent = {
  readonly rows: readonly RowId[];
  readonly repetitions: number;
  /** Trials that come out invalid and are run once more. */
  readonly repeats: number;
  readonly durationUs: Microseconds;
  readonly warmupUs: Microseconds;
};

const EXTENT: Readonly<Record<Pace, Extent>> = {
  quick: { rows: ['websocket'], repetitions: 4, repeats: 2, durationUs: 250_000, warmupUs: 100_000 },
  full: {
    rows: ['websocket', 'raw-tcp'],
    repetitions: 10,
    repeats: 20,
    durationUs: 1_000_000,
    warmupUs: 200_000,
  },
};

/** How often an instrument that is right may fail here. */
const TAIL = 0.001;

/** The same transport under two names, as `run --aa`: whatever is called a difference is none. */
export const aAgainstA: Check = {
  id: 'a-against-a',
  title: 'a transport does not differ from itself',
  seconds: { quick: 9, full: 100 },
  async run(context) {
    const result = await runTwins(context);
    const { compared, found } = twinDifferences(result, METRICS);
    return compared === 0 ? [validity(result)] : [validity(result), differences(compared, found.length)];
  },
};

async function runTwins({ pace, signal }: CheckContext): Promise<RunResult> {
  const { rows, repetitions, repeats, ...changes } = EXTENT[pace];
  const suite = againstItself({ title: '', rows, repetitions, parameters: { ...SCENARIO, ...changes } });
  const result = await runPlan(
    {
      suite: 'selftest',
      contenders: contendersOf(suite, rows),
      repetitions,
      parameters: suite.parameters,
      variants: Object.fromEntries(
        Object.entries(suite.variants ?? {}).map(([name, { changes }]) => [name, changes]),
      ),
      seed: 1,
      repeats,
      command: [],
      version: packageVersion(),
    },
    readEnvironment(),
    { onPhase: () => undefined, onResult: () => undefined, signal },
  );
  signal.throwIfAborted();
  for (const trial of result.trials) {
    if (trial.state === 'failed') throw new Error(`a trial of ${trial.row} failed: ${trial.reason}`);
  }
  return result;
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
    expected: { atLeast: LEAST_REPETITIONS_TO_TEST },
    found: Math.min(...counts),
    timing: { disturbances: [...new Set(trials.flatMap(reasonsOf))] },
  };
}

function reasonsOf(trial: TrialResult): readonly string[] {
  return trial.state === 'invalid' ? trial.reasons : [];
}
