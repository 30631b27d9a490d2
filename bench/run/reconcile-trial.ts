import { setTimeout as delay } from 'node:timers/promises';
import type { Microseconds } from '../core/units.ts';
import type { Direction } from '../link/ledger/dissector.ts';
import type { RelayReadings } from '../link/readings.ts';
import { bytesIn, isBalanced, reconcile } from '../link/reconcile.ts';
import type { SocketCounts } from '../measure/socket-counters.ts';

/** A heartbeat or an acknowledgement may be on its way when the processes are read one after the other. */
const ATTEMPTS = 20;
const PAUSE_MS = 25;
const QUIESCE_CAP_US = 5_000_000;

type SocketsCall = (name: 'sockets', argument: undefined) => Promise<SocketCounts | null>;
type QuiesceCall = (name: 'quiesce', argument: { readonly capUs: Microseconds }) => Promise<unknown>;

/** The processes of a trial, by what is asked of them here. */
type Counting = {
  readonly server: { readonly call: SocketsCall };
  readonly clients: readonly { readonly call: SocketsCall & QuiesceCall }[];
  readonly link: { call(name: 'current', argument: undefined): Promise<RelayReadings> } | undefined;
};

/**
 * Holds the ledger against the socket counters of all processes, once everything is at rest: after the drain and
 * before the close. Returns what does not add up; empty when every byte is accounted for.
 */
export async function reconcileTrial({ server, clients, link }: Counting): Promise<readonly string[]> {
  if (link === undefined) return [];
  await Promise.all(clients.map((client) => client.call('quiesce', { capUs: QUIESCE_CAP_US })));
  let found: readonly string[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const [readings, atServer, ...atClients] = await Promise.all([
      link.call('current', undefined),
      server.call('sockets', undefined),
      ...clients.map((client) => client.call('sockets', undefined)),
    ]);
    found = differences(readings, atServer, atClients);
    if (found.length === 0) break;
    await delay(PAUSE_MS);
  }
  return found;
}

function differences(
  readings: RelayReadings,
  atServer: SocketCounts | null,
  atClients: readonly (SocketCounts | null)[],
): readonly string[] {
  const { ledger } = readings;
  const known = atClients.filter((counts) => counts !== null);
  const clientBytes = {
    up: known.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
    down: known.reduce((sum, { bytesRead }) => sum + bytesRead, 0),
  };
  const isTold = known.length === atClients.length;
  const serverBytes = atServer === null ? null : { up: atServer.bytesRead, down: atServer.bytesWritten };
  const found = (['up', 'down'] as const).flatMap((direction: Direction) => {
    const { outer, inner } = bytesIn(readings, direction);
    return [
      ...(isTold ? [off(`clients and link, ${direction}`, clientBytes[direction], outer)] : []),
      ...(serverBytes === null ? [] : [off(`server and link, ${direction}`, serverBytes[direction], inner)]),
    ];
  });
  const balance = isBalanced(reconcile(readings))
    ? []
    : ['the ledger does not add up to the socket counters'];
  const unaccounted = (ledger?.unaccounted ?? []).map(
    ({ bytes, reason }) => `${bytes} bytes could not be told apart: ${reason}`,
  );
  return [...found.flat(), ...balance, ...unaccounted];
}

function off(what: string, one: number, other: number): readonly string[] {
  return one === other ? [] : [`the byte counts of ${what} differ: ${one} and ${other}`];
}
