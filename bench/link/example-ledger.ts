import type { ConnectionLedger } from './connection-account.ts';
import { DirectionAccount } from './ledger/direction-account.ts';
import { perDirection } from './phase-meter.ts';

/** A ledger for tests that takes every byte for payload. */
export function opaqueLedger(): ConnectionLedger {
  const accounts = perDirection(() => new DirectionAccount());
  const passed = { up: 0, down: 0 };
  return {
    push(direction, bytes) {
      accounts[direction].book('payload', passed[direction], bytes.length);
      passed[direction] += bytes.length;
    },
    addTls(direction, bytes) {
      accounts[direction].add('tls', bytes);
    },
    enter(phase) {
      accounts.up.enter(phase, passed.up);
      accounts.down.enter(phase, passed.down);
    },
    end: () => undefined,
    read: () => ({ ...perDirection((direction) => accounts[direction].tallies()), unaccounted: [] }),
  };
}
