import { parseContender } from '../core/contender.ts';
import { EXAMPLE_POLLS } from '../core/example-saturation.ts';
import type { Parameters, RunResult, SaturationFigures, TrialResult } from '../core/result.ts';
import { EXAMPLE_PARAMETERS, exampleResult, invalidTrial, measuredTrial } from './example-result.ts';

/** A made-up trial without a feed, of a row under a variant (`polling@variant`). */
export function saturationTrial(
  contender: string,
  metrics: SaturationFigures['metrics'],
): TrialResult & SaturationFigures {
  return {
    ...parseContender(contender),
    repetition: 0,
    order: 0,
    startedAt: '2026-01-02T03:04:06Z',
    state: 'measured',
    metrics,
    polls: EXAMPLE_POLLS,
    histograms: { responseTime: 'HISTFAAAAAA=' },
    warnings: [],
  };
}

const CAPACITY = { load: 'autocannon', agents: 20 } as const;

export const EXAMPLE_CROSSOVER_VARIANTS: Readonly<Record<string, Partial<Parameters>>> = {
  empty: { ...CAPACITY, eventsPerPoll: 0 },
  'no work': { ...CAPACITY, eventsPerPoll: 0, answerWorkUs: 0 },
  'one event': { ...CAPACITY, eventsPerPoll: 1, answerWorkUs: 0 },
  'many events': { ...CAPACITY, eventsPerPoll: 21, answerWorkUs: 0 },
  few: { agents: 100 },
  many: { agents: 2_000 },
  push: { agents: 200 },
};

/** A made-up run of the suite `crossover`, whose figures are round: 500 µs a poll, 10 µs a push. */
export function exampleCrossover(changes: Partial<RunResult> = {}): RunResult {
  const cost = (variant: string, cpuUs: number): TrialResult =>
    saturationTrial(`polling@${variant}`, { 'polls.server-cpu': cpuUs });
  const polls = { 'lateness.mean': 130_000, 'server.utilisation': 0.2 };
  const trials = [
    cost('empty', 500),
    cost('no work', 20),
    cost('one event', 30),
    cost('many events', 50),
    { ...measuredTrial('polling', 0, polls), variant: 'few' },
    {
      ...invalidTrial(
        'polling',
        0,
        { 'lateness.mean': 600_000, 'server.utilisation': 1 },
        'the feed was late',
      ),
      variant: 'many',
    },
    { ...measuredTrial('sse', 0, { 'server.cpu': 10 }), variant: 'push' },
  ];
  return exampleResult({
    suite: 'crossover',
    parameters: { ...EXAMPLE_PARAMETERS, answerWorkUs: 400, pollEveryUs: 250_000, ratePerSecond: 4 },
    variants: EXAMPLE_CROSSOVER_VARIANTS,
    order: [trials.map(({ row, variant }) => `${row}@${variant ?? ''}`)],
    trials,
    ...changes,
  });
}
