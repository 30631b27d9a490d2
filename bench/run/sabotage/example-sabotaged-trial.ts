import type { Parameters } from '../../core/result.ts';
import { DEFAULT_PARAMETERS } from '../../suites/default-parameters.ts';
import type { RowId } from '../../transports.ts';
import { runTrial } from '../trial.ts';

export type Sabotage = 'busy-process' | 'growing-queue' | 'lying-server' | 'undrained-client';

/** What makes every process that is started with it load this code first. */
export function sabotageBy(sabotage: Sabotage, processes: readonly string[] = []): Record<string, string> {
  const code = new URL(`./example-${sabotage}.ts`, import.meta.url);
  return { NODE_OPTIONS: `--import=${code.href}`, SABOTAGE: processes.join(',') };
}

/** Runs a short trial with real processes that something is wrong with; returns why it is invalid. */
export async function reasonsUnder(
  environment: Readonly<Record<string, string>>,
  row: RowId,
  changes: Partial<Parameters>,
): Promise<readonly string[]> {
  const parameters: Parameters = {
    ...DEFAULT_PARAMETERS,
    agents: 2,
    ratePerSecond: 20,
    arrival: 'constant',
    durationUs: 500_000,
    warmupUs: 0,
    drainUs: 100_000,
    ...changes,
  };
  const before = { ...process.env };
  Object.assign(process.env, environment);
  const trial = runTrial(
    { row, parameters, seed: 1 },
    { onPhase: () => undefined, signal: new AbortController().signal },
  );
  // Its processes have been started with what they need.
  process.env = before;
  const outcome = await trial;
  if (outcome.state === 'failed') throw new Error(outcome.reason);
  return outcome.state === 'invalid' ? outcome.reasons : [];
}
