import type { FeedName } from '../core/event.ts';
import type { DeliveryCounts } from '../core/measurement.ts';
import type { ReceiveOptions } from '../core/receiving.ts';
import type { Microseconds } from '../core/units.ts';
import type { Alpn } from '../link/alpn.ts';
import type { Arrival } from '../measure/arrivals.ts';
import type { ProcessReading } from '../measure/process-meter.ts';
import type { SocketCounts } from '../measure/socket-counters.ts';
import type { RowId } from '../transports.ts';
import type { Readings, Window } from './server-calls.ts';
import type { UpstreamOutcome, UpstreamRun } from './upstream-calls.ts';

export type ClientSetup = {
  readonly row: RowId;
  /** The version asked for, if the row runs over either. */
  readonly http: 1 | 2 | null;
  readonly url: string;
  /** Where to connect to: the server's own port, or the link's in front of it. */
  readonly port: number;
  /** Null for cleartext. */
  readonly tls: { readonly alpn: Alpn; readonly ca: string } | null;
  /** The profile of what requests carry beside their own fields: its name or its file. */
  readonly requestHeaders: string;
  /** Numbers of the agents that this process is to be; they seed their phases. */
  readonly agents: readonly number[];
  readonly subscriptionsPerAgent: number;
  readonly keepAlive: boolean;
  readonly receive: ReceiveOptions;
  /** Pollers: how often to ask until the warm-up is over; null for as often as ever. */
  readonly warmupPollUs: Microseconds | null;
  readonly seed: number;
};

/** A feed that every subscription of this process is to receive whole. */
export type Expectation = {
  readonly feed: FeedName;
  readonly events: number;
  /** Whether to note when each event came first and last. */
  readonly arrivals: boolean;
};

export type ClientReading = {
  readonly atUs: Microseconds;
  readonly process: ProcessReading;
  readonly sockets: SocketCounts;
  readonly requestsSent: number;
  /** Of these, those that brought a message up. */
  readonly messagesPosted: number;
  readonly emptyAnswers: number;
  readonly delivered: number;
};

export type ClientReadings = Readings<ClientReading> & {
  readonly deliveries: DeliveryCounts;
  readonly reconnects: number;
  /** By the events' numbers, null for one that came to nobody; null where they were not to be noted. */
  readonly arrivals: readonly (Arrival | null)[] | null;
  /** Lateness by quarters of the feed. */
  readonly quarters: readonly { readonly expected: number; readonly lateness: string }[];
  readonly service: string;
  /** From when the window was arranged; a poller's ends with the plan, as its counts do. */
  readonly responseTime: string;
  readonly connectTime: string;
  /** Since the window was arranged. */
  readonly longestStallUs: Microseconds;
  /** By how much the clock of deliveries may be off the host's; absent where it is the host's own. */
  readonly clockErrorUs?: Microseconds;
};

/** What a trial asks of a client process. */
export type ClientCalls = {
  prepare(setup: ClientSetup): Promise<void>;
  /** Subscribes on, up to so large a part of all subscriptions; answers once the server has accepted them. */
  connect(how: { readonly part: number }): Promise<void>;
  expect(expectation: Expectation): Promise<void>;
  /** Answers once the expected feed has come through everywhere, or after so long. */
  awaitDelivery(how: { readonly capUs: Microseconds }): Promise<DeliveryCounts>;
  /** Pollers ask at the scenario's own pace from here on, over the connections that they have. */
  endWarmup(): Promise<void>;
  /** Answers once the agents of this process have sent all their messages and had every echo, or after the cap. */
  upstream(run: UpstreamRun): Promise<UpstreamOutcome>;
  window(window: Window): Promise<void>;
  /** Once the window is over. */
  readings(): Promise<ClientReadings>;
  /** Starts no further request; answers once no poll is under way any more, or after so long. */
  quiesce(how: { readonly capUs: Microseconds }): Promise<void>;
  /** Of this moment; null where they are a browser's own, which the link counts. */
  sockets(): SocketCounts | null;
  close(): Promise<void>;
};
