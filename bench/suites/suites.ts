import { ROW_IDS } from '../transports.ts';
import { BYTES_VARIANTS } from './bytes-variants.ts';
import { CROSSOVER_PARAMETERS, CROSSOVER_VARIANTS } from './crossover-variants.ts';
import { DUPLEX_PARAMETERS, DUPLEX_VARIANTS } from './duplex-variants.ts';
import { BROADCAST_PARAMETERS, BROADCAST_VARIANTS } from './broadcast-variants.ts';
import { DEFAULT_PARAMETERS } from './default-parameters.ts';
import { KEEP_ALIVE_PARAMETERS, KEEP_ALIVE_VARIANTS } from './keep-alive-variants.ts';
import { CONNECTION_LIMIT_PARAMETERS, EVENT_SOURCE_FEATURES_PARAMETERS } from './page-parameters.ts';
import { SATURATION_VARIANTS } from './saturation-variants.ts';
import type { Suite } from './suite.ts';
import { sweepSuites } from './sweeps.ts';

const SECOND_US = 1_000_000;

/** Every suite: a new one is one more entry. */
export const SUITES = {
  quick: {
    title: 'one repetition of every row in about 40 s: figures, no verdicts',
    rows: ROW_IDS,
    repetitions: 1,
    repeats: 3,
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
  saturation: {
    title: 'how many polls one server core answers, by autocannon and by our own client',
    rows: ['polling'],
    repetitions: 6,
    repeats: 6,
    parameters: {
      ...DEFAULT_PARAMETERS,
      load: 'autocannon',
      agents: 10,
      durationUs: 2 * SECOND_US,
    },
    variants: SATURATION_VARIANTS,
  },
  crossover: {
    title: 'from which acceptable lateness on polling serves more users than push, on one core',
    rows: ['polling', 'sse', 'websocket', 'raw-tcp'],
    repetitions: 3,
    repeats: 6,
    parameters: { ...DEFAULT_PARAMETERS, ...CROSSOVER_PARAMETERS },
    variants: CROSSOVER_VARIANTS,
  },
  duplex: {
    title: 'the way up: echoes of 1, 10 and 100 messages/s, alone and while the feed flows',
    rows: ROW_IDS,
    repetitions: 1,
    repeats: 6,
    parameters: { ...DEFAULT_PARAMETERS, ...DUPLEX_PARAMETERS },
    variants: DUPLEX_VARIANTS,
  },
  broadcast: {
    title: 'one trigger by an HTTP client, and 10, 100 and 200 subscribers: from the first to the last',
    rows: ROW_IDS,
    repetitions: 1,
    repeats: 6,
    parameters: { ...DEFAULT_PARAMETERS, ...BROADCAST_PARAMETERS },
    variants: BROADCAST_VARIANTS,
  },
  'slow-subscriber': {
    title: 'streams beside 8 subscribers that never read: what is kept for them, and how late the others are',
    rows: ['sse', 'sse-h2', 'websocket', 'raw-tcp'],
    repetitions: 1,
    parameters: {
      ...DEFAULT_PARAMETERS,
      agents: 4,
      slowReaders: 8,
      ratePerSecond: 50,
      arrival: 'constant',
      // Enough to fill what the system itself keeps for a connection, several times over.
      bodyBytes: 32_768,
      durationUs: 8 * SECOND_US,
    },
  },
  'gone-subscribers': {
    title:
      'streams after 2,000 subscribers have come and left: what a server pays that forgets to forget them',
    rows: ['sse', 'sse-h2', 'websocket', 'raw-tcp'],
    repetitions: 1,
    parameters: {
      ...DEFAULT_PARAMETERS,
      goneSubscribers: 2_000,
      ratePerSecond: 20,
      durationUs: 5 * SECOND_US,
    },
  },
  waiting: {
    title: 'what 200 clients take of the server while they wait for an event',
    rows: ROW_IDS,
    repetitions: 10,
    parameters: {
      ...DEFAULT_PARAMETERS,
      agents: 200,
      ratePerSecond: 4,
      arrival: 'constant',
      durationUs: SECOND_US / 2,
      warmupUs: 0,
    },
  },
  'keep-alive': {
    title: 'what pollers ask for anew, and which connections they open, kept alive and closed each time',
    rows: ['polling', 'long-polling', 'sse', 'websocket', 'raw-tcp'],
    repetitions: 10,
    parameters: { ...DEFAULT_PARAMETERS, ...KEEP_ALIVE_PARAMETERS },
    variants: KEEP_ALIVE_VARIANTS,
  },
  ...sweepSuites(DEFAULT_PARAMETERS),
  'connection-limit': {
    title:
      'how many subscriptions to one origin a page of a browser has at once, and what becomes of the next',
    rows: ['sse', 'sse-h2', 'websocket'],
    repetitions: 1,
    parameters: { ...DEFAULT_PARAMETERS, ...CONNECTION_LIMIT_PARAMETERS },
  },
  'event-source-features': {
    title: 'every feature of EventSource, shown working in a browser against our half',
    rows: ['sse'],
    repetitions: 1,
    parameters: { ...DEFAULT_PARAMETERS, ...EVENT_SOURCE_FEATURES_PARAMETERS },
  },
} as const satisfies Record<string, Suite>;

export type SuiteName = keyof typeof SUITES;
export const SUITE_NAMES = Object.keys(SUITES) as readonly SuiteName[];
