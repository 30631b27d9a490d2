import { beforeEach, describe, expect, test, vi } from 'vitest';
import { SCHEMA_VERSION, type RunResult } from '../core/result.ts';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';
import { ROW_IDS } from '../transports.ts';
import { readEnvironment } from './environment.ts';
import { trialOrder } from './order.ts';
import { repetitionSeed, runPlan, type RunPlan } from './run.ts';
import { runTrial, type TrialOutcome } from './trial.ts';

vi.mock('./trial.ts');

const ENVIRONMENT = readEnvironment();
const FAILED: TrialOutcome = { state: 'failed', reason: 'the server answered 500' };

const PLAN: RunPlan = {
  suite: 'quick',
  contenders: ROW_IDS.map((row) => ({ row })),
  repetitions: 3,
  parameters: DEFAULT_PARAMETERS,
  variants: {},
  repeats: 0,
  seed: 5,
  command: ['pushbench', 'run'],
  version: '1.2.3',
};

beforeEach(() => {
  vi.mocked(runTrial).mockReset().mockResolvedValue(FAILED);
});

async function watched(plan: RunPlan, signal = new AbortController().signal) {
  const results: RunResult[] = [];
  const phases: unknown[] = [];
  const result = await runPlan(plan, ENVIRONMENT, {
    onPhase: (trial, phase) => phases.push({ ...trial, phase }),
    onResult: (soFar) => results.push(soFar),
    signal,
  });
  return { result, results, phases };
}

describe('a run', () => {
  test('runs each row once in every repetition, in the order that its seed draws and its result tells', async () => {
    const { result } = await watched(PLAN);
    const order = trialOrder(ROW_IDS, 3, 5);
    expect(result.order).toEqual(order);
    expect(result.trials.map(({ row }) => row)).toEqual(order.flat());
    expect(result.trials.map((trial) => trial.order)).toEqual(order.flat().map((_, number) => number));
    expect(result.trials.map(({ repetition }) => repetition)).toEqual(
      order.flatMap((rows, repetition) => rows.map(() => repetition)),
    );
  });

  test('gives all rows of a repetition one seed, and each repetition another', async () => {
    await watched(PLAN);
    const plans = vi.mocked(runTrial).mock.calls.map(([plan]) => plan);
    const seeds = plans.map(({ seed }) => seed);
    expect(seeds).toEqual(
      [0, 1, 2].flatMap((repetition) => ROW_IDS.map(() => repetitionSeed(5, repetition))),
    );
    expect(new Set(seeds).size).toBe(3);
    for (const { parameters } of plans) expect(parameters).toBe(PLAN.parameters);
  });

  test('runs one trial at a time', async () => {
    let running = 0;
    vi.mocked(runTrial).mockImplementation(async () => {
      running += 1;
      expect(running).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return FAILED;
    });
    await watched(PLAN);
    expect(runTrial).toHaveBeenCalledTimes(3 * ROW_IDS.length);
  });

  test('tells of its result before the first trial, after each and at the end', async () => {
    const { result, results } = await watched({
      ...PLAN,
      contenders: [{ row: 'sse' }, { row: 'raw-tcp' }],
      repetitions: 2,
    });
    expect(results.map(({ trials }) => trials.length)).toEqual([0, 1, 2, 3, 4, 4]);
    expect(results.map(({ state }) => state)).toEqual([...new Array<string>(5).fill('running'), 'complete']);
    expect(results.map(({ finishedAt }) => finishedAt === null)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(results.at(-1)).toBe(result);
  });

  test('says what was run, where and how', async () => {
    const { result } = await watched(PLAN);
    expect(result).toMatchObject({
      schemaVersion: SCHEMA_VERSION,
      tool: { name: 'pushbench', version: '1.2.3' },
      command: ['pushbench', 'run'],
      suite: 'quick',
      seed: 5,
      repetitions: 3,
      parameters: DEFAULT_PARAMETERS,
      environment: ENVIRONMENT,
    });
  });

  test('goes on after a trial that failed, and keeps why it did', async () => {
    const { result } = await watched({ ...PLAN, contenders: [{ row: 'sse' }] });
    expect(result.state).toBe('complete');
    expect(result.trials).toHaveLength(3);
    for (const trial of result.trials) expect(trial).toMatchObject(FAILED);
  });

  test('passes the phases of each trial on, with its place in the run', async () => {
    vi.mocked(runTrial).mockImplementation((_, { onPhase }) => {
      onPhase('connect');
      onPhase('stop');
      return Promise.resolve(FAILED);
    });
    const { phases } = await watched({ ...PLAN, contenders: [{ row: 'sse' }], repetitions: 2 });
    expect(phases).toEqual([
      { row: 'sse', order: 0, of: 2, phase: 'connect' },
      { row: 'sse', order: 0, of: 2, phase: 'stop' },
      { row: 'sse', order: 1, of: 2, phase: 'connect' },
      { row: 'sse', order: 1, of: 2, phase: 'stop' },
    ]);
  });

  test('that is aborted keeps the trials that were finished, and says that it was interrupted', async () => {
    const controller = new AbortController();
    vi.mocked(runTrial).mockImplementation(() => {
      if (vi.mocked(runTrial).mock.calls.length < 3) return Promise.resolve(FAILED);
      controller.abort();
      return Promise.reject(new Error('given up'));
    });
    const { result, results } = await watched(PLAN, controller.signal);
    expect(result.state).toBe('interrupted');
    expect(result.finishedAt).not.toBeNull();
    expect(result.trials).toHaveLength(2);
    expect(results.at(-1)).toBe(result);
    expect(runTrial).toHaveBeenCalledTimes(3);
  });

  test('ends at once when its result cannot be stored, before anything is measured', async () => {
    const stored = runPlan(PLAN, ENVIRONMENT, {
      onPhase: () => undefined,
      onResult: () => {
        throw new Error('the disk is full');
      },
      signal: new AbortController().signal,
    });
    await expect(stored).rejects.toThrow('the disk is full');
    expect(runTrial).not.toHaveBeenCalled();
  });

  test('samples how noisy its machine is when its plan says so, before the first trial', async () => {
    const { result, results } = await watched({ ...PLAN, noiseUs: 10_000 });
    expect(results[0]?.environment).toEqual(ENVIRONMENT);
    expect(results[1]?.environment.laboratory?.timers.p99Us).toBeTypeOf('number');
    expect(results[1]?.trials).toHaveLength(1);
    expect(result.environment).toEqual({ ...ENVIRONMENT, laboratory: results[1]?.environment.laboratory });
    expect((await watched(PLAN)).result.environment).toEqual(ENVIRONMENT);
  });

  test('tells what was stolen of its CPU time, or that nobody knows', async () => {
    const { result } = await watched(PLAN);
    expect(result.stealShare).toSatisfy((share) => share === null || (share >= 0 && share <= 1));
  });

  test('does not hide a fault of its own', async () => {
    vi.mocked(runTrial).mockRejectedValue(new TypeError('a bug'));
    await expect(watched(PLAN)).rejects.toThrow('a bug');
  });
});

test('a contender runs under the parameters of its variant, and is named with it', async () => {
  const { result } = await watched({
    ...PLAN,
    contenders: [{ row: 'sse', variant: 'tls' }],
    variants: { tls: { tls: true } },
    repetitions: 1,
  });
  expect(vi.mocked(runTrial).mock.calls[0]?.[0].parameters).toEqual({ ...DEFAULT_PARAMETERS, tls: true });
  expect(result).toMatchObject({
    order: [['sse@tls']],
    variants: { tls: { tls: true } },
    trials: [{ row: 'sse', variant: 'tls' }],
  });
});
