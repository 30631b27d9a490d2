import type { PageOptions } from '../../clients/browser/page-half.ts';
import type { FeedName } from '../core/event.ts';

/** One event as a page had it: `atMs` by the page's own clock. */
export type PageDelivery = {
  readonly subscription: number;
  readonly feed: FeedName;
  readonly n: number;
  readonly dueUs: number;
  readonly sentUs: number;
  readonly atMs: number;
};

/** One request of the page that has been answered, by Resource Timing. */
export type PageRequest = { readonly startMs: number; readonly endMs: number; readonly status: number };

/** What a page has noted since it was last asked: handed over at once, so that no event costs a call. */
export type PageNotes = {
  readonly deliveries: readonly PageDelivery[];
  /** Payloads that are no event. */
  readonly unknown: number;
  readonly gaps: number;
  readonly reconnects: number;
  readonly endings: readonly string[];
  readonly requests: readonly PageRequest[];
  /** The longest that the page did nothing at all, or less. */
  readonly longestStallMs: number;
};

export type PageSetup = {
  readonly url: string;
  readonly options: Omit<PageOptions, 'phaseMs'>;
  /** Of each subscription's polls. */
  readonly phasesMs: readonly number[];
};

/** What the harness asks of a page that is one user agent. */
export type PageCalls = {
  /** Subscribes on, one after the other, up to so many; answers with how long each took to be accepted. */
  connect(upTo: number): Promise<readonly number[]>;
  /** What the page is to have before it counts as settled; forgets what was noted before. */
  expect(how: { readonly feed: FeedName; readonly events: number }): void;
  /** Answers once everything expected is there, a subscription has ended for good, or after so long. */
  settled(capMs: number): Promise<void>;
  /** Forgets requests and stalls so far. */
  restart(): void;
  notes(): PageNotes;
  /** Whether events may come no more slowly than with a clock of 5 µs. */
  isIsolated(): boolean;
  close(): void;
};
