import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { nowUs } from '../core/clock.ts';
import { Failure, systemReason } from '../core/failure.ts';
import type { Microseconds } from '../core/units.ts';
import { readProcess } from '../measure/process-meter.ts';
import type { ConnectionLedger } from './connection-account.ts';
import { connectionRegister } from './connection-register.ts';
import { delayQueue, type DelayQueue } from './delay-queue.ts';
import type { Pair } from './ledger/dissector.ts';
import { byPhase, type Phase } from './ledger/ledger.ts';
import { straight } from './passage.ts';
import { perDirection, phaseMeter, readPhase } from './phase-meter.ts';
import type { RelayReadings } from './readings.ts';
import { relayConnection, type ConnectionFate } from './relayed-connection.ts';
import type { TlsFront, TlsOptions } from './tls-front.ts';

export type RelayOptions = {
  /** Where the server is, on 127.0.0.1. */
  readonly targetPort: number;
  /** How long everything is kept, one way; 0 for not at all. */
  readonly delayUs: Pair<Microseconds>;
  /** TLS 1.3 towards the clients, ended here; without, bytes pass as they come. */
  readonly tls?: TlsOptions;
  /** Makes the ledger of a connection; without, bytes are counted and not told apart. */
  readonly dissect?: () => ConnectionLedger;
};

/** A relay in the path between clients and a server. */
export type Relay = {
  /** Where it listens, on 127.0.0.1. */
  readonly port: number;
  /** Whom its clients have to trust, in PEM; undefined without TLS. */
  readonly ca: string | undefined;
  /** From now on everything belongs to this phase, on all connections; the first is `connect`. */
  phase(name: Phase): void;
  readings(): RelayReadings;
  /** Ends the listening and every connection, whatever is on its way. */
  close(): Promise<void>;
};

const BACKLOG = 4_096;

/**
 * Listens on a free port of 127.0.0.1, and joins whoever connects to a connection of its own to the target.
 * @throws Failure when this machine lets nobody listen.
 */
export async function openRelay({ targetPort, delayUs, tls, dissect }: RelayOptions): Promise<Relay> {
  const front = await frontFor(tls);
  const meters = byPhase(phaseMeter);
  const register = connectionRegister();
  let phase: Phase = 'connect';
  const queues = perDirection((direction) =>
    queueFor(delayUs[direction], (appliedUs) => {
      meters[phase].appliedDelay[direction].record(appliedUs);
    }),
  );
  const passages = perDirection((direction) => queues[direction]?.openPassage ?? straight);

  function accept(tcp: Socket): void {
    const ledger = dissect?.();
    ledger?.enter(phase);
    const connection = relayConnection(tcp, {
      targetPort,
      front,
      passages,
      ledger,
      meter: () => meters[phase],
      onClose(fate: ConnectionFate) {
        register.remove(connection, fate, meters[phase]);
      },
    });
    register.add(connection);
  }

  const server = createServer({ allowHalfOpen: true, noDelay: true }, accept);
  await listen(server);
  // Whoever could not be accepted is gone; the others stay.
  server.on('error', register.refuse);

  return {
    port: (server.address() as AddressInfo).port,
    ca: front?.ca,
    phase(name) {
      register.enter(name);
      phase = name;
    },
    readings() {
      register.settle();
      return {
        atUs: nowUs(),
        connections: register.counts(),
        phases: byPhase((name) => readPhase(meters[name])),
        pending: register.pending(),
        atTarget: register.atTarget(),
        process: readProcess(),
        ...(dissect === undefined ? {} : { ledger: register.ledger() }),
      };
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      await Promise.all([closed, register.destroyAll()]);
      for (const queue of Object.values(queues)) queue?.clear();
    },
  };
}

/** TLS costs time and memory to load: only whoever ends it does. */
async function frontFor(tls: TlsOptions | undefined): Promise<TlsFront | undefined> {
  return tls === undefined ? undefined : (await import('./tls-front.ts')).openTlsFront(tls);
}

function queueFor(
  delayUs: Microseconds,
  onApplied: (appliedUs: Microseconds) => void,
): DelayQueue | undefined {
  return delayUs === 0 ? undefined : delayQueue(delayUs, onApplied);
}

async function listen(server: Server): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const refuse = (error: Error): void => {
    reject(
      new Failure(
        `the link cannot listen on 127.0.0.1: ${systemReason(error)}; see to its loopback interface and its limit of open files`,
      ),
    );
  };
  server.once('error', refuse);
  server.listen({ host: '127.0.0.1', port: 0, backlog: BACKLOG }, () => {
    server.off('error', refuse);
    resolve(undefined);
  });
  await promise;
}
