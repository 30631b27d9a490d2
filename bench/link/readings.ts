import type { Bytes, Microseconds } from '../core/units.ts';
import type { ProcessReading } from '../measure/process-meter.ts';
import type { Pair } from './ledger/dissector.ts';
import type { Ledger, Phase } from './ledger/ledger.ts';
import type { PhaseReading } from './phase-meter.ts';

export type ConnectionFailure = 'accept' | 'handshake' | 'target';

export type RelayConnections = {
  readonly accepted: number;
  readonly open: number;
  /** Connections that never were: not accepted by this machine, no TLS with the client, no way to the target. */
  readonly failed: Readonly<Record<ConnectionFailure, number>>;
};

/** All that a relay can tell of one moment: plain data, fit for JSON. */
export type RelayReadings = {
  readonly atUs: Microseconds;
  readonly connections: RelayConnections;
  readonly phases: Readonly<Record<Phase, PhaseReading>>;
  /** Read by the relay and not yet taken by the kernel: 0 once drained. */
  readonly pending: Pair<Bytes>;
  /** Plaintext as the sockets towards the target counted it, written up and read down. */
  readonly atTarget: Pair<Bytes>;
  /** Of the whole process: what the relay costs, if it has one to itself. */
  readonly process: ProcessReading;
  /** Of all connections; absent if the relay dissects nothing. */
  readonly ledger?: Ledger;
};
