import type { FeedPlan } from '../core/feed.ts';
import type { Microseconds } from '../core/units.ts';

/**
 * Messages that all agents of a trial send up, planned like a feed: message n is sent by agent n modulo the number of
 * agents, and its text is the body of event n.
 */
export type UpstreamRun = {
  readonly plan: FeedPlan;
  readonly startUs: Microseconds;
  /** Of all client processes. */
  readonly agents: number;
  /** How long to wait for echoes once the last message is out. */
  readonly capUs: Microseconds;
};

/** What became of the messages of one client process. */
export type UpstreamOutcome = {
  readonly sent: number;
  /** Whose echo came, with the text that was sent. */
  readonly echoed: number;
  /** Whose echo came with another text. */
  readonly wrong: number;
  /** The most messages that each agent had under way at one time since it connected, added up over the agents. */
  readonly atOnce: number;
  /** How late messages were sent; encoded, as are the others. */
  readonly sendDelay: string;
  /** From the moment at which a message was due to its echo. */
  readonly echo: string;
  /** The same from the moment at which it was sent. */
  readonly roundTrip: string;
};
