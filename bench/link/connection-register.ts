import type { Bytes } from '../core/units.ts';
import { DIRECTIONS, type Pair } from './ledger/dissector.ts';
import { mergeLedgers, type Ledger, type Phase } from './ledger/ledger.ts';
import { perDirection, type PhaseMeter } from './phase-meter.ts';
import type { RelayConnections } from './readings.ts';
import type { ConnectionFate, RelayedConnection } from './relayed-connection.ts';

/** All connections of a relay: those that are open, and the sums of those that were. */
export type ConnectionRegister = {
  add(connection: RelayedConnection): void;
  /** Takes a connection that is over into the sums. */
  remove(connection: RelayedConnection, fate: ConnectionFate, meter: PhaseMeter): void;
  refuse(): void;
  /** Books what has passed so far; what follows belongs to another phase. */
  enter(phase: Phase): void;
  settle(): void;
  counts(): RelayConnections;
  pending(): Pair<Bytes>;
  atTarget(): Pair<Bytes>;
  ledger(): Ledger;
  /** Resolves once all are closed. */
  destroyAll(): Promise<undefined>;
};

export function connectionRegister(): ConnectionRegister {
  const open = new Set<RelayedConnection>();
  const failed = { accept: 0, handshake: 0, target: 0 };
  const closed = { atTarget: { up: 0, down: 0 }, ledger: mergeLedgers([]) };
  let tellEmpty = (): void => undefined;
  let accepted = 0;

  function settle(): void {
    for (const connection of open) connection.settle();
  }

  function sum(from: Pair<Bytes>, of: (connection: RelayedConnection) => Pair<Bytes>): Pair<Bytes> {
    const total = { ...from };
    for (const connection of open) {
      const more = of(connection);
      for (const direction of DIRECTIONS) total[direction] += more[direction];
    }
    return total;
  }

  return {
    add(connection) {
      accepted += 1;
      open.add(connection);
    },
    remove(connection, fate, meter) {
      connection.settle();
      connection.ledger?.end();
      open.delete(connection);
      const atTarget = connection.atTarget();
      closed.atTarget = perDirection((direction) => closed.atTarget[direction] + atTarget[direction]);
      if (connection.ledger !== undefined) {
        closed.ledger = mergeLedgers([closed.ledger, connection.ledger.read()]);
      }
      if (fate === 'cut') meter.cut += 1;
      else if (fate !== 'ended') failed[fate] += 1;
      if (open.size === 0) tellEmpty();
    },
    refuse() {
      failed.accept += 1;
    },
    enter(phase) {
      settle();
      for (const { ledger } of open) ledger?.enter(phase);
    },
    settle,
    counts: () => ({ accepted, open: open.size, failed: { ...failed } }),
    pending: () => sum({ up: 0, down: 0 }, (connection) => connection.pending()),
    atTarget: () => sum(closed.atTarget, (connection) => connection.atTarget()),
    ledger: () => mergeLedgers([closed.ledger, ...[...open].flatMap(({ ledger }) => ledger?.read() ?? [])]),
    destroyAll() {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      tellEmpty = () => {
        resolve(undefined);
      };
      for (const connection of open) connection.destroy();
      if (open.size === 0) tellEmpty();
      return promise;
    },
  };
}
