import type { PageOptions } from '../../clients/browser/page-half.ts';
import type { FeedName } from '../core/event.ts';
import type { FeedPlan } from '../core/feed.ts';

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
export type PageRequest = {
  /** What it brought up, or asked for. */
  readonly kind: 'message' | 'poll';
  readonly startMs: number;
  readonly endMs: number;
  readonly status: number;
};

/**
 * What one page is to send up of a plan for all agents: the messages whose number, modulo that of the agents, is its
 * own.
 */
export type PageUpstream = {
  readonly plan: FeedPlan;
  readonly agent: number;
  readonly agents: number;
  /** When the plan starts, by the page's own clock. */
  readonly startMs: number;
  /** How long to wait for echoes once the last message is out. */
  readonly capMs: number;
};

/**
 * A message that a page sent up. The page's own clock tells all of it, so that differences of these moments need no
 * other clock, and hold whatever is not known of how the two stand to each other.
 */
export type PageMessage = {
  readonly dueMs: number;
  readonly sentMs: number;
  /** Null while it has not come, or where it cannot come any more. */
  readonly echo: { readonly atMs: number; readonly isSame: boolean } | null;
};

export type PageUpstreamOutcome = {
  readonly messages: readonly PageMessage[];
  /** The most that the page had under way at one time since it began. */
  readonly mostAtOnce: number;
};

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
  /** Sends messages up as planned; answers once every echo has come, or the cap is over. */
  sendUp(upstream: PageUpstream): Promise<PageUpstreamOutcome>;
  /** Whether it is cross-origin isolated: only then does its clock count in steps of 5 µs (W3C High Resolution Time). */
  isIsolated(): boolean;
  close(): void;
};
