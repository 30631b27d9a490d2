import type { Arrival } from './feed.ts';
import type { Laboratory } from './laboratory.ts';
import type { Load } from './load.ts';
import { OURS, type MeasuredServer } from './measured-server.ts';
import type { DeliveryCounts } from './measurement.ts';
import type { Observation, RampStep } from './observation.ts';
import type { Prediction, Sweep, Unpredicted } from './prediction.ts';
import type { PollSchedule } from './receiving.ts';
import type { PollCounts } from './saturation.ts';
import type { Bytes, Microseconds } from './units.ts';

/** Rises when a reader of the old form would misread the new one; additions do not raise it. */
export const SCHEMA_VERSION = 1;

/** Who subscribes: our receiving halves in Node, or those in pages of a browser of the Chromium family. */
export const CLIENTS = ['node', 'chromium'] as const;
export type Client = (typeof CLIENTS)[number];

export const TRIGGERS = ['feed', 'post'] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** What one scenario is made of; every row of a repetition gets the same. */
export type Parameters = {
  readonly load: Load;
  readonly client: Client;
  /** Without a feed: how many events every poll finds. */
  readonly eventsPerPoll: number;
  /** How long the server is busy with each request before it answers, as an application would be. */
  readonly answerWorkUs: Microseconds;
  readonly agents: number;
  readonly subscriptionsPerAgent: number;
  readonly drivers: number;
  /** Of the feed; 0 for none. */
  readonly ratePerSecond: number;
  /** Messages that clients send up beside their subscriptions, in all; 0 for none. */
  readonly upstreamPerSecond: number;
  /** Who publishes: the feed in the server's own process, or a process that posts each event to it. */
  readonly trigger: Trigger;
  readonly server: MeasuredServer;
  /** Subscribers besides, which take nothing of what they are sent. */
  readonly slowReaders: number;
  /** Subscribers that have come and left again before the window. */
  readonly goneSubscribers: number;
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
  /** Any of these puts the link between clients and server; `link` does by itself, so that its own part is told. */
  readonly link: boolean;
  readonly tls: boolean;
  readonly delayUpUs: Microseconds;
  readonly delayDownUs: Microseconds;
  readonly ledger: boolean;
};

/** What a file means that does not name a parameter: it was written before there was a choice. */
export const PARAMETERS_WHEN_ABSENT = {
  load: 'feed',
  client: 'node',
  eventsPerPoll: 0,
  answerWorkUs: 0,
  link: false,
  upstreamPerSecond: 0,
  trigger: 'feed',
  server: OURS,
  slowReaders: 0,
  goneSubscribers: 0,
} as const satisfies Partial<Parameters>;

/** What a trial's distributions are stored as: HdrHistogram V2, compressed, base64; unit in the key's metric. */
export type EncodedHistograms = Readonly<
  Record<
    'lateness' | 'sendDelay' | 'service' | 'responseTime' | 'connectTime' | 'keptAge' | 'keptEvents',
    string
  > &
    Partial<Record<'echo' | 'roundTrip' | 'hop' | 'toFirst' | 'toLast' | 'spread', string>>
>;

export type MeasuredFigures = {
  /** By metric id; null stands for infinite (events that never came). */
  readonly metrics: Readonly<Record<string, number | null>>;
  readonly deliveries: DeliveryCounts;
  readonly histograms: EncodedHistograms;
};

/** What a trial without a feed has in place of deliveries. */
export type SaturationFigures = Pick<MeasuredFigures, 'metrics'> & {
  readonly polls: PollCounts;
  readonly histograms: Pick<EncodedHistograms, 'responseTime'>;
};

/** What a trial has that looks at a browser itself. */
export type PageFigures = Pick<MeasuredFigures, 'metrics'> & {
  readonly observations: readonly Observation[];
  /** How one subscription after the other was opened. */
  readonly timeline?: readonly RampStep[];
};

type Figures = MeasuredFigures | SaturationFigures | PageFigures;

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
    | ({ readonly state: 'measured'; readonly warnings: readonly string[] } & Figures)
    | ({ readonly state: 'invalid'; readonly reasons: readonly string[] } & Figures)
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
  /** With its version; only where pages took part. */
  readonly browser?: string;
  /** How noisy the machine was by itself, before the first trial. */
  readonly laboratory?: Laboratory;
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
  /** What closed forms say of it, written down at its start, and where they say nothing. */
  readonly predictions?: readonly Prediction[];
  readonly unpredicted?: readonly Unpredicted[];
  /** Present where the variants are points of a curve. */
  readonly sweep?: Sweep;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  /** `running` in a file whose run was cut off before it could say more. */
  readonly state: 'running' | 'complete' | 'interrupted';
  readonly environment: Environment;
  /** Of the CPU time that was wanted during the run, what the hypervisor gave to others; null where nobody tells. */
  readonly stealShare?: number | null;
  /** The contenders in the order in which their trials were planned, a list for each repetition. */
  readonly order: readonly (readonly string[])[];
  readonly trials: readonly TrialResult[];
};
