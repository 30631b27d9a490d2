import type { PollLoad } from '../../core/load.ts';
import type { Microseconds } from '../../core/units.ts';
import type { ProcessReading } from '../../measure/process-meter.ts';
import type { Readings, Window } from '../server-calls.ts';
import type { PollFailures } from './poll-driver.ts';

export type SaturationSetup = {
  readonly load: PollLoad;
  /** Where polls are answered. */
  readonly url: string;
  /** The profile of what requests carry beside their own fields: its name or its file. */
  readonly requestHeaders: string;
  readonly connections: number;
};

export type SaturationReading = {
  readonly atUs: Microseconds;
  readonly process: ProcessReading;
  readonly answered: number;
  /** Of the answers since the reading before. */
  readonly responseTime: string;
};

export type SaturationReadings = Pick<Readings<SaturationReading>, 'start' | 'end'> & {
  /** Since polls began. */
  readonly unexpected: number;
  readonly failures: PollFailures;
};

/** What a trial without a feed asks of a driver's process. */
export type SaturationCalls = {
  /** Asks the server for the cursor from which all polls are to ask. */
  prepare(setup: SaturationSetup): Promise<void>;
  /** Polls from now on, after one poll that proves what each will find. */
  start(how: { readonly eventsPerPoll: number }): Promise<void>;
  window(window: Window): void;
  /** Once the window is over: stops polling. */
  readings(): Promise<SaturationReadings>;
  close(): Promise<void>;
};
