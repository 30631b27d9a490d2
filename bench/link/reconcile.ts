import type { Bytes } from '../core/units.ts';
import type { Direction, Pair } from './ledger/dissector.ts';
import { PHASES, totalBytes } from './ledger/ledger.ts';
import { perDirection, type ByteCount } from './phase-meter.ts';
import type { RelayReadings } from './readings.ts';

export type Balance = {
  /** The ledger's total less what the clients' sockets counted; undefined without a ledger. */
  readonly ledgerOff: Bytes | undefined;
  /** What the sockets towards the target counted less what passed the clients' as plaintext. */
  readonly targetOff: Bytes;
};

/**
 * Whether every byte is accounted for, and if not, by how many the sums are off. To be asked after the drain and
 * before the close: what is on its way, or was lost with a connection that was cut, shows as a difference.
 */
export function reconcile(readings: RelayReadings): Pair<Balance> {
  return perDirection((direction) => {
    const { outer, inner } = bytesIn(readings, direction);
    const { ledger, atTarget } = readings;
    return {
      ledgerOff: ledger === undefined ? undefined : totalBytes(ledger, { direction }) - outer,
      targetOff: atTarget[direction] - inner,
    };
  });
}

export function isBalanced(balances: Pair<Balance>): boolean {
  return [balances.up, balances.down].every(
    ({ ledgerOff = 0, targetOff }) => ledgerOff === 0 && targetOff === 0,
  );
}

/** What passed in one direction, over all phases. */
export function bytesIn({ phases }: RelayReadings, direction: Direction): ByteCount {
  const counts = PHASES.map((phase) => phases[phase].bytes[direction]);
  return {
    outer: counts.reduce((sum, { outer }) => sum + outer, 0),
    inner: counts.reduce((sum, { inner }) => sum + inner, 0),
  };
}
