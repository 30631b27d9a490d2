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
  /** Runs rows under scenarios that differ from the parameters; a variant may be for some rows only. */
  readonly variants?: Readonly<Record<string, Variant>>;
};

export type Variant = { readonly rows: readonly RowId[]; readonly changes: Partial<Parameters> };

const SECOND_US = 1_000_000;

/** What a scenario is unless its suite or the user says otherwise. */
export const DEFAULT_PARAMETERS: Parameters = {
  load: 'feed',
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

const OVER_HTTP1 = ['polling', 'long-polling', 'sse', 'websocket'] as const satisfies readonly RowId[];
const OVER_HTTP2 = ['polling', 'long-polling', 'sse-h2'] as const satisfies readonly RowId[];

/** What a byte table has to name: who asks, over which HTTP, with TLS or without. */
const BYTES_VARIANTS: Readonly<Record<string, Variant>> = {
  bare: { rows: ROW_IDS.filter((row) => row !== 'sse-h2'), changes: {} },
  chromium: {
    rows: OVER_HTTP1,
    changes: { requestHeaders: 'chromium', responseHeaders: 'proxied' },
  },
  'chromium-cookie': {
    rows: OVER_HTTP1,
    changes: { requestHeaders: 'chromium-cookie', responseHeaders: 'proxied' },
  },
  'bare H2': { rows: OVER_HTTP2, changes: { http: 2 } },
  'chromium-cookie H2': {
    rows: OVER_HTTP2,
    changes: { requestHeaders: 'chromium-cookie', responseHeaders: 'proxied', http: 2 },
  },
  'chromium-cookie TLS': {
    rows: OVER_HTTP1,
    changes: { requestHeaders: 'chromium-cookie', responseHeaders: 'proxied', tls: true },
  },
  'chromium-cookie H2 TLS': {
    rows: OVER_HTTP2,
    changes: { requestHeaders: 'chromium-cookie', responseHeaders: 'proxied', http: 2, tls: true },
  },
};

/** Who takes part: each row once, or each variant of it. */
export function contendersOf(
  { variants }: Suite,
  rows: readonly RowId[],
): readonly { readonly row: RowId; readonly variant?: string }[] {
  if (variants === undefined) return rows.map((row) => ({ row }));
  return Object.entries(variants).flatMap(([variant, { rows: its }]) =>
    its.filter((row) => rows.includes(row)).map((row) => ({ row, variant })),
  );
}

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
  bytes: {
    title: 'where the bytes go, by layer: header profiles, HTTP versions, TLS',
    rows: ROW_IDS,
    repetitions: 1,
    repeats: 6,
    parameters: {
      ...DEFAULT_PARAMETERS,
      agents: 4,
      durationUs: 3 * SECOND_US,
      warmupUs: 0,
      pollEveryUs: 250_000,
      ledger: true,
    },
    variants: BYTES_VARIANTS,
  },
} as const satisfies Record<string, Suite>;

export type SuiteName = keyof typeof SUITES;
export const SUITE_NAMES = Object.keys(SUITES) as readonly SuiteName[];
