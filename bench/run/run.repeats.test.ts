import { beforeEach, describe, expect, test, vi } from 'vitest';
import { invalidTrial } from '../report/example-result.ts';
import type { RunResult } from '../core/result.ts';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';
import { ROW_IDS } from '../transports.ts';
import { readEnvironment } from './environment.ts';
import { runPlan } from './run.ts';
import { runTrial, type TrialOutcome } from './trial.ts';

vi.mock('./trial.ts');

const INVALID = invalidTrial('sse', 0, {}, 'the machine was too busy') as TrialOutcome;
const FAILED: TrialOutcome = { state: 'failed', reason: 'the server answered 500' };

function run(repetitions: number, repeats: number): Promise<RunResult> {
  const plan = {
    suite: 'quick',
    contenders: ROW_IDS.map((row) => ({ row })),
    repetitions,
    parameters: DEFAULT_PARAMETERS,
    variants: {},
    repeats,
    seed: 5,
    command: [],
    version: '1.2.3',
  };
  const signal = new AbortController().signal;
  return runPlan(plan, readEnvironment(), { onPhase: vi.fn(), onResult: vi.fn(), signal });
}

beforeEach(() => {
  vi.mocked(runTrial).mockReset();
});

describe('a trial that comes out invalid', () => {
  test('is kept, and run once more at the end of its repetition', async () => {
    vi.mocked(runTrial).mockResolvedValue(FAILED).mockResolvedValueOnce(INVALID);
    const { trials, order } = await run(1, 6);
    expect(trials).toHaveLength(ROW_IDS.length + 1);
    expect(trials[0]?.state).toBe('invalid');
    expect(trials.at(-1)).toMatchObject({ row: order[0]?.[0], state: 'failed', order: ROW_IDS.length });
  });

  test('is not run a third time', async () => {
    vi.mocked(runTrial).mockResolvedValue(INVALID);
    const { trials } = await run(2, 100);
    expect(trials).toHaveLength(2 * 2 * ROW_IDS.length);
  });

  test('is run again only as often as the plan allows', async () => {
    vi.mocked(runTrial).mockResolvedValue(INVALID);
    const { trials } = await run(2, 1);
    expect(trials).toHaveLength(2 * ROW_IDS.length + 1);
  });
});
