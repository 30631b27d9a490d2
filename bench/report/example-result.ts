import type { Laboratory } from '../core/laboratory.ts';
import { type Environment, type MeasuredFigures, type Parameters, SCHEMA_VERSION } from '../core/result.ts';
import type { RunResult, TrialResult } from '../core/result.ts';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';

/** Made-up results for tests: a run as it is stored, with every state a trial can be in at hand. */
export function exampleResult(changes: Partial<RunResult> = {}): RunResult {
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'pushbench', version: '0.1.0' },
    command: ['pushbench', 'run', 'quick', '--seed', '7'],
    suite: 'quick',
    seed: 7,
    repetitions: 1,
    parameters: EXAMPLE_PARAMETERS,
    startedAt: '2026-01-02T03:04:05.678Z',
    finishedAt: '2026-01-02T03:05:05.678Z',
    state: 'complete',
    environment: EXAMPLE_ENVIRONMENT,
    order: [['sse', 'polling', 'raw-tcp']],
    trials: [
      measuredTrial('sse', 0, { delivered: 320, lost: 0, 'lateness.p50': 400, 'server.cpu': 90 }),
      measuredTrial('polling', 0, { delivered: 320, lost: 0, 'lateness.p50': 62_000, 'server.cpu': 300 }),
      measuredTrial('raw-tcp', 0, { delivered: 320, lost: 0, 'lateness.p50': 250, 'server.cpu': 60 }),
    ],
    ...changes,
  };
}

/** Metric values by id; null stands for infinite. */
type Values = MeasuredFigures['metrics'];

export function measuredTrial(
  row: string,
  repetition: number,
  metrics: Values,
  warnings: readonly string[] = [],
): TrialResult {
  return { ...trialHead(row, repetition), state: 'measured', ...figures(metrics), warnings };
}

export function invalidTrial(
  row: string,
  repetition: number,
  metrics: Values,
  ...reasons: readonly string[]
): TrialResult {
  return { ...trialHead(row, repetition), state: 'invalid', ...figures(metrics), reasons };
}

export function failedTrial(row: string, repetition: number, reason: string): TrialResult {
  return { ...trialHead(row, repetition), state: 'failed', reason };
}

function trialHead(
  row: string,
  repetition: number,
): Pick<TrialResult, 'row' | 'repetition' | 'order' | 'startedAt'> {
  return { row, repetition, order: 0, startedAt: '2026-01-02T03:04:06Z' };
}

function figures(metrics: Values): MeasuredFigures {
  const none = 'HISTFAAAAAA=';
  return {
    metrics,
    deliveries: {
      expected: 320,
      delivered: 320,
      lost: 0,
      duplicated: 0,
      reordered: 0,
      unknown: 0,
      gaps: 0,
      early: 0,
    },
    histograms: {
      lateness: none,
      sendDelay: none,
      service: none,
      responseTime: none,
      connectTime: none,
      keptAge: none,
      keptEvents: none,
    },
  };
}

export const EXAMPLE_PARAMETERS: Parameters = {
  ...DEFAULT_PARAMETERS,
  durationUs: 4_000_000,
  drainUs: 2_000_000,
  pollEveryUs: 125_000,
  holdUs: 25_000_000,
};

/** Of a quiet machine. */
export const EXAMPLE_LABORATORY: Laboratory = {
  sampledUs: 1_050_000,
  timers: { p50Us: 90, p99Us: 200, maxUs: 2_100 },
  stalls: { perSecond: 0.5, longestUs: 2_200, lostShare: 0.001 },
  roundTrip: { p50Us: 60, p99Us: 120, maxUs: 3_000 },
  otherLoadShare: 0.01,
  stealShare: 0,
};

export const EXAMPLE_ENVIRONMENT: Environment = {
  node: '26.10.0',
  v8: '14.6.202',
  os: 'Debian GNU/Linux 13 (trixie)',
  kernel: '6.12.0',
  arch: 'x64',
  cpuModel: 'Example CPU @ 2.50GHz',
  cores: 2,
  memoryBytes: 8_000_000_000,
  fileLimit: 20_000,
  portRange: [32_768, 60_999],
  clockSource: 'tsc',
  packages: { ws: '8.23.0' },
  gitCommit: '0123456789abcdef',
};
