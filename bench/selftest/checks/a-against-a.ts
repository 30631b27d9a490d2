import type { RunResult } from '../../core/result.ts';
import type { Microseconds } from '../../core/units.ts';
import { readEnvironment } from '../../run/environment.ts';
import { packageVersion } from '../../run/own-package.ts';
import { runPlan } from '../../run/run.ts';
import { againstItself } from '../../suites/against-itself.ts';
import { contendersOf } from '../../suites/suite.ts';
import type { RowId } from '../../transports.ts';
import type { Check, CheckContext } from '../check.ts';
import type { Pace } from '../finding.ts';
import { SCENARIO } from '../trial-figures.ts';
import { twinsInFigures } from '../twins-in-figures.ts';

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
  quick: { rows: ['websocket'], repetitions: 6, repeats: 4, durationUs: 150_000, warmupUs: 50_000 },
  full: {
    rows: ['websocket', 'raw-tcp'],
    repetitions: 10,
    repeats: 20,
    durationUs: 1_000_000,
    warmupUs: 200_000,
  },
};

/** The same transport under two names, as `run --aa`: whatever is called a difference is none. */
export const aAgainstA: Check = {
  id: 'a-against-a',
  title: 'a transport does not differ from itself',
  seconds: { quick: 11, full: 100 },
  async run(context) {
    return twinsInFigures(await runTwins(context), METRICS);
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
