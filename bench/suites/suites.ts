import type { Parameters } from '../core/result.ts';
import { ROW_IDS, type RowId } from '../transports.ts';

/** A question, as data: what to run, how often, and under which name. */
export type Suite = {
  readonly title: string;
  readonly rows: readonly RowId[];
  readonly repetitions: number;
  /** How many trials that come out invalid may be run once more; all, when it does not say. */
  readonly repeats?: number;
  readonly parameters: Parameters;
};

const SECOND_US = 1_000_000;

/** What a scenario is unless its suite or the user says otherwise. */
export const DEFAULT_PARAMETERS: Parameters = {
  agents: 20,
  subscriptionsPerAgent: 1,
  drivers: 1,
  ratePerSecond: 4,
  arrival: 'poisson',
  bodyBytes: 100,
  durationUs: 10 * SECOND_US,
  warmupUs: SECOND_US,
  drainUs: 5 * SECOND_US,
  pollEveryUs: SECOND_US,
  pollSchedule: 'ticks',
  keepAlive: true,
  holdUs: 30 * SECOND_US,
  http: null,
  requestHeaders: 'bare',
  responseHeaders: 'bare',
  tls: false,
  delayUpUs: 0,
  delayDownUs: 0,
  ledger: false,
};

/** Every suite: a new one is one more entry. */
export const SUITES = {
  quick: {
    title: 'one repetition of every row in under 40 s: figures, no verdicts',
    rows: ROW_IDS,
    repetitions: 1,
    repeats: 1,
    // Slow enough for polls to come back empty; at fast rates what polling costs cannot be seen.
    parameters: {
      ...DEFAULT_PARAMETERS,
      durationUs: 4 * SECOND_US,
      pollEveryUs: 125_000,
      warmupUs: SECOND_US / 2,
    },
  },
  standard: {
    title: 'ten repetitions of every row, polls once a second',
    rows: ROW_IDS,
    repetitions: 10,
    parameters: DEFAULT_PARAMETERS,
  },
  fanout: {
    title: 'what a delivery costs: 200 subscribers, 100 events/s, streams only',
    rows: ['sse', 'sse-h2', 'websocket', 'raw-tcp'],
    repetitions: 5,
    parameters: {
      ...DEFAULT_PARAMETERS,
      agents: 200,
      ratePerSecond: 100,
      arrival: 'constant',
      bodyBytes: 120,
      durationUs: 5 * SECOND_US,
      warmupUs: 2 * SECOND_US,
    },
  },
} as const satisfies Record<string, Suite>;

export type SuiteName = keyof typeof SUITES;
export const SUITE_NAMES = Object.keys(SUITES) as readonly SuiteName[];
