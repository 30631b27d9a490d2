import { describe, expect, test } from 'vitest';
import type { Pair } from '../link/ledger/dissector.ts';
import { mergeLedgers, type Ledger } from '../link/ledger/ledger.ts';
import { phaseMeter, readPhase } from '../link/phase-meter.ts';
import type { RelayReadings } from '../link/readings.ts';
import type { SocketCounts } from '../measure/socket-counters.ts';
import { reconcileTrial } from './reconcile-trial.ts';

/** What a link tells that so much went through, in the clear; by default none of it in a ledger. */
function linkReadings({ up, down }: Pair<number>, ledger?: Ledger): RelayReadings {
  const none = readPhase(phaseMeter());
  const bytes = { up: { outer: up, inner: up }, down: { outer: down, inner: down } };
  return {
    atUs: 0,
    connections: { accepted: 2, open: 2, failed: { accept: 0, handshake: 0, target: 0 } },
    phases: { connect: none, steady: { ...none, bytes }, teardown: none },
    pending: { up: 0, down: 0 },
    atTarget: { up, down },
    process: { cpuUs: 0, loop: { idle: 0, active: 0 } },
    ...(ledger && { ledger }),
  };
}

function sockets(bytesRead: number, bytesWritten: number): SocketCounts {
  return { opened: 1, openMax: 1, open: 1, bytesRead, bytesWritten };
}

/** A process that tells these counts, one after the other, and the last of them for ever. */
function counting(...told: readonly (SocketCounts | null)[]) {
  let asked = 0;
  function call(name: 'sockets', argument: undefined): Promise<SocketCounts | null>;
  function call(name: 'quiesce', argument: unknown): Promise<undefined>;
  function call(name: string): Promise<SocketCounts | null | undefined> {
    if (name === 'quiesce') return Promise.resolve(undefined);
    return Promise.resolve(told[Math.min(asked++, told.length - 1)]);
  }
  return { call, timesAsked: () => asked };
}

const linkThatTells = (readings: RelayReadings) => ({ call: () => Promise.resolve(readings) });

const CLIENTS = [sockets(600, 60), sockets(400, 40)] as const;
const LINK = linkThatTells(linkReadings({ up: 100, down: 1_000 }));

function clients() {
  return CLIENTS.map((counts) => counting(counts));
}

describe.concurrent('the byte counts of all processes', () => {
  test('add up where every byte is accounted for', async () => {
    const cast = { server: counting(sockets(100, 1_000)), clients: clients(), link: LINK };
    expect(await reconcileTrial(cast)).toEqual([]);
  });

  test('are told of where a byte is not', async () => {
    const [first = counting(null)] = clients();
    const cast = { server: counting(sockets(100, 1_001)), clients: [first], link: LINK };
    expect(await reconcileTrial(cast)).toEqual([
      'the byte counts of clients and link, up differ: 60 and 100',
      'the byte counts of clients and link, down differ: 600 and 1000',
      'the byte counts of server and link, down differ: 1001 and 1000',
    ]);
  });

  test('are read again while something is on its way', async () => {
    const server = counting(sockets(100, 990), sockets(100, 1_000));
    expect(await reconcileTrial({ server, clients: clients(), link: LINK })).toEqual([]);
    expect(server.timesAsked()).toBe(2);
  });

  test('are not held against each other where nobody can tell them', async () => {
    const cast = { server: counting(null), clients: [counting(null)], link: LINK };
    expect(await reconcileTrial(cast)).toEqual([]);
  });

  test('are of no account without a link', async () => {
    const cast = { server: counting(sockets(1, 2)), clients: clients(), link: undefined };
    expect(await reconcileTrial(cast)).toEqual([]);
  });
});

test.concurrent(
  'a ledger that holds other bytes than the sockets, or does not know which, is told of',
  async () => {
    const ledger: Ledger = {
      ...mergeLedgers([]),
      unaccounted: [{ direction: 'down', phase: 'steady', reason: 'no HTTP', bytes: 7 }],
    };
    const link = linkThatTells(linkReadings({ up: 100, down: 1_000 }, ledger));
    expect(await reconcileTrial({ server: counting(null), clients: [counting(null)], link })).toEqual([
      'the ledger does not add up to the socket counters',
      '7 bytes could not be told apart: no HTTP',
    ]);
  },
);
