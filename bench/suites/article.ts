import type { Parameters } from '../core/result.ts';
import type { RowId } from '../transports.ts';
import type { SuiteName } from './suites.ts';

/** One suite of several that are run together, with what is different from running it alone. */
export type ArticleRun = {
  readonly suite: SuiteName;
  readonly repetitions: number;
  /** How many invalid trials may be run once more; by default as many as the suite has it. */
  readonly repeats?: number;
  /** The only rows, and the only variants, that take part. */
  readonly rows?: readonly RowId[];
  readonly variants?: readonly string[];
  /** Of the suite's parameters, and of the variants that set the same. */
  readonly changes?: Partial<Parameters>;
};

const SECOND_US = 1_000_000;
const PUSH = ['sse', 'sse-h2', 'websocket'] as const satisfies readonly RowId[];

/**
 * What the articles' claims are judged from: 10 repetitions where rows are compared, of the broadcast 6, the least
 * that have an interval; one where a sweep is judged against its curve. Windows are shorter than those of the suites by
 * themselves, so that all of it takes less than 25 minutes on two cores.
 */
export const ARTICLE: readonly ArticleRun[] = [
  {
    suite: 'standard',
    repetitions: 10,
    // Twice as fast as by itself, so that a window holds events enough to see a drift; λT is the same.
    changes: {
      ratePerSecond: 8,
      pollEveryUs: SECOND_US / 2,
      durationUs: 5 * SECOND_US,
      warmupUs: 0.75 * SECOND_US,
    },
  },
  { suite: 'fanout', repetitions: 10, changes: { durationUs: 1.5 * SECOND_US, warmupUs: SECOND_US / 2 } },
  { suite: 'waiting', repetitions: 10 },
  { suite: 'bytes', repetitions: 1, changes: { durationUs: 2 * SECOND_US } },
  { suite: 'sweep-poll', repetitions: 1, changes: { durationUs: 8 * SECOND_US } },
  { suite: 'sweep-hold', repetitions: 1, changes: { durationUs: 8 * SECOND_US } },
  { suite: 'sweep-delay', repetitions: 1, rows: ['polling', 'long-polling', 'sse', 'raw-tcp'] },
  { suite: 'keep-alive', repetitions: 10, rows: ['long-polling', 'sse', 'websocket'] },
  {
    suite: 'duplex',
    repetitions: 10,
    rows: PUSH,
    variants: ['feed 10/s', 'bytes'],
    changes: { durationUs: 1.5 * SECOND_US, warmupUs: SECOND_US / 2 },
  },
  {
    suite: 'broadcast',
    repetitions: 6,
    rows: PUSH,
    variants: ['200 subscribers'],
    changes: { durationUs: 2 * SECOND_US, warmupUs: SECOND_US / 4 },
  },
  { suite: 'connection-limit', repetitions: 1 },
  { suite: 'event-source-features', repetitions: 1 },
];

/** A first look in less than two minutes: of compared rows figures and no verdicts. */
export const QUICK_ARTICLE: readonly ArticleRun[] = [
  { suite: 'standard', repetitions: 1, repeats: 1, changes: { durationUs: 3 * SECOND_US, warmupUs: 0 } },
  { suite: 'waiting', repetitions: 1, repeats: 1 },
  {
    suite: 'bytes',
    repetitions: 1,
    repeats: 1,
    variants: ['bare', 'bare H2'],
    changes: { durationUs: SECOND_US },
  },
  { suite: 'keep-alive', repetitions: 1, repeats: 1, changes: { durationUs: 2 * SECOND_US } },
  {
    suite: 'duplex',
    repetitions: 1,
    repeats: 1,
    rows: PUSH,
    variants: ['feed 10/s', 'bytes'],
    changes: { durationUs: SECOND_US, warmupUs: 0 },
  },
  {
    suite: 'broadcast',
    repetitions: 1,
    repeats: 1,
    rows: PUSH,
    variants: ['200 subscribers'],
    changes: { durationUs: SECOND_US, warmupUs: 0 },
  },
];
