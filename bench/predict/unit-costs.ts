import type { EachWay } from '../core/exchange.ts';
import type { Bytes } from '../core/units.ts';

/** What one exchange takes, TCP payload each way. */
export type Cost = EachWay<Bytes>;

export type PollerCosts = {
  readonly pattern: 'poll' | 'hold';
  readonly connecting: Cost;
  /** A request and its answer without an event. */
  readonly emptyPoll: Cost;
  /** A request and its answer with one event. */
  readonly pollWithEvent: Cost;
  /** What one event more adds to an answer. */
  readonly furtherEvent: Cost;
};

export type StreamCosts = {
  readonly pattern: 'stream';
  readonly connecting: Cost;
  readonly event: Cost;
  readonly heartbeat: Cost;
};

export type UnitCosts = PollerCosts | StreamCosts;
