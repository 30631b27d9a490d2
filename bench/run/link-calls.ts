import type { Alpn } from '../link/alpn.ts';
import type { Pair } from '../link/ledger/dissector.ts';
import type { RelayReadings } from '../link/readings.ts';
import type { Microseconds } from '../core/units.ts';
import type { RowId } from '../transports.ts';
import type { Readings, Window } from './server-calls.ts';

export type LinkSetup = {
  readonly row: RowId;
  readonly http: 1 | 2 | null;
  readonly targetPort: number;
  readonly delayUs: Pair<Microseconds>;
  /** Null for cleartext. */
  readonly tls: Alpn | null;
  readonly ledger: boolean;
};

/** What a trial asks of the link between its clients and its server. */
export type LinkCalls = {
  open(setup: LinkSetup): Promise<{ readonly port: number; readonly ca: string | null }>;
  /** Everything from the window's start on is steady; readings are taken at its start and end. */
  window(window: Window): void;
  readings(): Promise<Readings<RelayReadings>>;
  /** Of this moment. */
  current(): RelayReadings;
  /** Everything from here on is teardown. */
  teardown(): void;
  close(): Promise<{ readonly connectionsLeft: number }>;
};
