import type { Arrival } from './feed.ts';
import type { DeliveryCounts } from './measurement.ts';
import type { PollSchedule } from './receiving.ts';
import type { Bytes, Microseconds } from './units.ts';

/** Rises when a reader of the old form would misread the new one; additions do not raise it. */
export const SCHEMA_VERSION = 1;

/**
 * What the clients of a trial do: subscribe to the feed, or only ask, as fast as answers come, by our own client
 * (`closed-loop`) or by `autocannon`.
 */
export const LOADS = ['feed', 'closed-loop', 'autocannon'] as const;
export type Load = (typeof LOADS)[number];

/** What one scenario is made of; every row of a repetition gets the same. */
export type Parameters = {
  readonly load: Load;
  readonly agents: number;
  readonly subscriptionsPerAgent: number;
  readonly drivers: number;
  readonly ratePerSecond: number;
  readonly arrival: Arrival;
  readonly bodyBytes: Bytes;
  readonly durationUs: Microseconds;
  readonly warmupUs: Microseconds;
  readonly drainUs: Microseconds;
  readonly pollEveryUs: Microseconds;
  readonly pollSchedule: PollSchedule;
  readonly keepAlive: boolean;
  readonly holdUs: Microseconds;
  /** Which HTTP every row that runs over either is to speak; null for what the row says by itself. */
  readonly http: 1 | 2 | null;
  /** Which header profiles requests and responses carry. */
  readonly requestHeaders: string;
  readonly responseHeaders: string;
  /** Any of these puts the link between clients and server. */
  readonly tls: boolean;
  readonly delayUpUs: Microseconds;
  readonly delayDownUs: Microseconds;
  readonly ledger: boolean;
};

/** What a file means that does not name a parameter: it was written before there was a choice. */
export const PARAMETERS_WHEN_ABSENT = { load: 'feed' } as const satisfies Partial<Parameters>;

/** What a trial's distributions are stored as: HdrHistogram V2, compressed, base64; unit in the key's metric. */
export type EncodedHistograms = Readonly<
  Record<
    'lateness' | 'sendDelay' | 'service' | 'responseTime' | 'connectTime' | 'keptAge' | 'keptEvents',
    string
  >
>;

export type MeasuredFigures = {
  /** By metric id; null stands for infinite (events that never came). */
  readonly metrics: Readonly<Record<string, number | null>>;
  readonly deliveries: DeliveryCounts;
  readonly histograms: EncodedHistograms;
};

type TrialHead = {
  readonly row: string;
  /** Of the run's variants; absent where the run's own parameters hold. */
  readonly variant?: string;
  /** From 0; every row has one trial in each repetition. */
  readonly repetition: number;
  /** From 0: which trial of the run this was. */
  readonly order: number;
  readonly startedAt: string;
};

/**
 * What came of a trial. `measured`: the figures hold. `invalid`: they are there, but the instrument or the
 * scenario failed them, and nothing may be concluded. `failed`: there are none.
 */
export type TrialResult = TrialHead &
  (
    | ({ readonly state: 'measured'; readonly warnings: readonly string[] } & MeasuredFigures)
    | ({ readonly state: 'invalid'; readonly reasons: readonly string[] } & MeasuredFigures)
    | { readonly state: 'failed'; readonly reason: string }
  );

export type Environment = {
  readonly node: string;
  readonly v8: string;
  readonly os: string;
  readonly kernel: string;
  readonly arch: string;
  readonly cpuModel: string;
  readonly cores: number;
  readonly memoryBytes: Bytes;
  /** Open files that a process may have; null where the system does not tell. */
  readonly fileLimit: number | null;
  /** Ports that outgoing connections are given, first and last. */
  readonly portRange: readonly [number, number] | null;
  readonly clockSource: string | null;
  readonly packages: Readonly<Record<string, string>>;
  /** Of the checkout that ran; null for an installed package. `+` at its end: with changes not committed. */
  readonly gitCommit: string | null;
};

/** One run of a suite, as it is stored. */
export type RunResult = {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly tool: { readonly name: 'pushbench'; readonly version: string };
  /** As typed, to run it again. */
  readonly command: readonly string[];
  readonly suite: string;
  readonly seed: number;
  readonly repetitions: number;
  readonly parameters: Parameters;
  /** Scenarios that part of the trials ran under, by name: what differs from the parameters. */
  readonly variants?: Readonly<Record<string, Partial<Parameters>>>;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  /** `running` in a file whose run was cut off before it could say more. */
  readonly state: 'running' | 'complete' | 'interrupted';
  readonly environment: Environment;
  /** The contenders in the order in which their trials were planned, a list for each repetition. */
  readonly order: readonly (readonly string[])[];
  readonly trials: readonly TrialResult[];
};
