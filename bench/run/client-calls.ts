import type { FeedName } from '../core/event.ts';
import type { DeliveryCounts } from '../core/measurement.ts';
import type { ReceiveOptions } from '../core/receiving.ts';
import type { Microseconds } from '../core/units.ts';
import type { Alpn } from '../link/alpn.ts';
import type { ProcessReading } from '../measure/process-meter.ts';
import type { SocketCounts } from '../measure/socket-counters.ts';
import type { RowId } from '../transports.ts';
import type { Readings, Window } from './server-calls.ts';

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
  readonly seed: number;
};

/** A feed that every subscription of this process is to receive whole. */
export type Expectation = { readonly feed: FeedName; readonly events: number };

export type ClientReading = {
  readonly atUs: Microseconds;
  readonly process: ProcessReading;
  readonly sockets: SocketCounts;
  readonly requestsSent: number;
  readonly emptyAnswers: number;
  readonly delivered: number;
};

export type ClientReadings = Readings<ClientReading> & {
  readonly deliveries: DeliveryCounts;
  readonly reconnects: number;
  readonly lateness: string;
  readonly service: string;
  readonly responseTime: string;
  readonly connectTime: string;
};

/** What a trial asks of a client process. */
export type ClientCalls = {
  prepare(setup: ClientSetup): Promise<void>;
  /** Subscribes on, up to so large a part of all subscriptions; answers once the server has accepted them. */
  connect(how: { readonly part: number }): Promise<void>;
  expect(expectation: Expectation): void;
  /** Answers once the expected feed has come through everywhere, or after so long. */
  awaitDelivery(how: { readonly capUs: Microseconds }): Promise<DeliveryCounts>;
  window(window: Window): void;
  /** Once the window is over. */
  readings(): Promise<ClientReadings>;
  /** Starts no further request; answers once no poll is under way any more, or after so long. */
  quiesce(how: { readonly capUs: Microseconds }): Promise<void>;
  /** Of this moment. */
  sockets(): SocketCounts;
  close(): Promise<void>;
};
