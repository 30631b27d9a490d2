/** What a receiving half in a page tells. Moments are `performance.now()`, taken before anything else is done. */
export type PageHandlers = {
  /** Each event's payload, verbatim, in the order in which it came. */
  onEvent(payload: string, atMs: number): void;
  /** From here on the subscription misses nothing; may be called again after a reconnection. */
  onAccepted(): void;
  /** Events may be missing between what came before and what comes next; the server says why. */
  onGap(reason: string): void;
  onReconnect(): void;
  /** The subscription is over for good. */
  onEnd(why: string): void;
};

export type PageOptions = {
  /** Where to go on from (R5 of servers/README.md); without one, from the server's newest event. */
  readonly cursor?: string;
  /** Polling: the interval, and how far into it the first poll by the clock is. */
  readonly pollEveryMs: number;
  readonly phaseMs: number;
  /** Polling: on fixed ticks (a tick is skipped while a request is out), or so long after each answer. */
  readonly pollSchedule: 'ticks' | 'rest';
  /** How long to wait before connecting again; an event stream is told by its server. */
  readonly reconnectMs: number;
};

export type PageSubscription = {
  /**
   * Sends one line of text up, and resolves to its echo (R25 of servers/README.md). Rejects when the server does not
   * take it, or the connection ends before the echo has come.
   */
  send(line: string): Promise<string>;
  /** No request is started after this. */
  close(): void;
};

/** The receiving half of a transport in a page: one subscription, by what browsers themselves offer. */
export type SubscribeInPage = (url: string, handlers: PageHandlers, options: PageOptions) => PageSubscription;
