import type { Microseconds } from '../../core/units.ts';

/** What every poll of a driver asks for. */
export type PollTarget = {
  /** With the path and query of a poll. */
  readonly url: URL;
  /** What requests carry beside Host and Connection. */
  readonly fields: Readonly<Record<string, string | string[]>>;
  /** At a time; each has one poll on its way. */
  readonly connections: number;
  /** How long an answer may take. */
  readonly timeoutUs: Microseconds;
};

/** Told of every answer as it is complete. */
export type OnAnswer = (status: number, responseUs: Microseconds) => void;

/** Polls that got no answer, from the start to the stop. */
export type PollFailures = { readonly errors: number; readonly timeouts: number };

/** A driver at work. */
export type Polling = {
  /** No answer is told of after this. Resolves once all connections are closed. */
  stop(): Promise<PollFailures>;
};

/** Polls on so many connections, on each again as soon as its answer came, until it is stopped. */
export type StartPolling = (target: PollTarget, onAnswer: OnAnswer) => Polling;
