import { exampleRun, type Figures } from '../compare/example-runs.ts';
import { contenderName } from '../core/contender.ts';
import type { Observation } from '../core/observation.ts';
import type { RunResult, TrialResult } from '../core/result.ts';
import { exampleResult } from '../report/example-result.ts';
import type { Recorded } from '../report/format.ts';
import { SUITES } from '../suites/suites.ts';
import type { SuiteAsked } from './evidence-names.ts';
import type { Evidence } from './evidence.ts';
import * as figures from './example-figures.ts';
import { EXAMPLE_SIMPLICITY } from './example-simplicity.ts';
import { scenarioStored } from './example-suite-run.ts';
import { EXAMPLE_SWEEPS } from './example-sweeps.ts';
import { evidenceOf } from './read-evidence.ts';
import type { Verification } from './verification.ts';

/** Everything that claims are judged from, made up as theory has it: for tests, which then change some of it. */
export type ExampleEvidence = {
  readonly figures: Readonly<Partial<Record<SuiteAsked, Figures>>>;
  readonly simplicity: Evidence['simplicity'];
  readonly verifications: readonly Verification[];
  readonly features: readonly Observation[];
  /** Contenders whose trials do not hold. */
  readonly invalid: Readonly<Partial<Record<SuiteAsked, readonly string[]>>>;
  /** Of the suites, what their results have besides trials. */
  readonly changes: Readonly<Partial<Record<SuiteAsked, Partial<RunResult>>>>;
  /** Besides: other runs of the same suites. */
  readonly others: readonly Recorded[];
};

export type Change = (example: ExampleEvidence) => ExampleEvidence;

export const EXAMPLE_FEATURES: readonly Observation[] = [
  { subject: 'onmessage', by: 'the server', shown: true, seen: 'an event came' },
  { subject: 'retry', by: 'the server', shown: true, seen: 'it waited' },
];

const IN_PYTHON: Verification = {
  source: 'verify-python.json',
  server: 'python',
  transports: [{ name: 'sse', transport: 'sse', passed: 40, failed: [], leftOut: [], inapplicable: 10 }],
};

const AS_THEORY_HAS_IT: ExampleEvidence = {
  figures: {
    standard: figures.STANDARD,
    fanout: figures.FANOUT,
    waiting: figures.WAITING,
    bytes: figures.BYTES,
    'sweep-poll': EXAMPLE_SWEEPS['sweep-poll'].figures,
    'sweep-hold': EXAMPLE_SWEEPS['sweep-hold'].figures,
    'sweep-delay': EXAMPLE_SWEEPS['sweep-delay'].figures,
    'keep-alive': figures.KEEP_ALIVE_FIGURES,
    duplex: figures.DUPLEX_FIGURES,
    broadcast: figures.BROADCAST_FIGURES,
    'connection-limit': figures.LIMITS,
    'event-source-features': {},
  },
  simplicity: EXAMPLE_SIMPLICITY,
  verifications: [IN_PYTHON],
  features: EXAMPLE_FEATURES,
  invalid: {},
  changes: {
    standard: {
      predictions: [
        ['lateness.mean', 500_000] as const,
        ['lateness.p50', 500_000] as const,
        ['lateness.p99', 990_000] as const,
      ].map(([metric, us]) => ({
        contender: 'polling',
        metric,
        predicted: figures.exactly(us),
        tolerance: { relative: 0.1 },
        source: 'uniform over T, and d',
      })),
    },
    'sweep-poll': EXAMPLE_SWEEPS['sweep-poll'].changes,
    'sweep-hold': EXAMPLE_SWEEPS['sweep-hold'].changes,
    'sweep-delay': EXAMPLE_SWEEPS['sweep-delay'].changes,
  },
  others: [],
};

/** Evidence as theory has it, with these changes. */
export function exampleEvidence(...changes: readonly Change[]): Evidence {
  const example = changes.reduce((so, change) => change(so), AS_THEORY_HAS_IT);
  const recorded = [...recordedOf(example), ...example.others];
  return evidenceOf(recorded, example.verifications, example.simplicity).evidence;
}

/** The same as runs that can be stored. */
export function recordedOf(example: ExampleEvidence = AS_THEORY_HAS_IT): readonly Recorded[] {
  return Object.entries(example.figures).map(([suite, its]) => {
    const changes = {
      suite,
      ...scenarioStored(SUITES[suite as SuiteAsked]),
      ...example.changes[suite as SuiteAsked],
    };
    if (suite === 'event-source-features') {
      return {
        source: `${suite}.json`,
        result: exampleResult({ ...changes, trials: [featureTrial(example)] }),
      };
    }
    const { source, result } = exampleRun(suite, its, changes);
    const bad = example.invalid[suite as SuiteAsked] ?? [];
    const trials = result.trials.map((trial) => (bad.includes(contenderName(trial)) ? failed(trial) : trial));
    return { source, result: { ...result, trials } };
  });
}

function failed({ row, variant, repetition, order, startedAt }: TrialResult): TrialResult {
  const its = variant === undefined ? { row } : { row, variant };
  return { ...its, repetition, order, startedAt, state: 'failed', reason: 'the machine was too busy' };
}

function featureTrial({ features }: ExampleEvidence): TrialResult {
  return {
    row: 'sse',
    repetition: 0,
    order: 0,
    startedAt: '2026-01-02T03:04:06Z',
    state: 'measured',
    metrics: {
      'features.looked-for': features.length,
      'features.shown': features.filter(({ shown }) => shown).length,
    },
    observations: features,
    warnings: [],
  };
}
