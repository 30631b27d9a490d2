import { connect, type Socket } from 'node:net';
import type { Bytes } from '../core/units.ts';
import { connectionAccount, type ConnectionAccount, type ConnectionLedger } from './connection-account.ts';
import { startFlow, type End, type Flow, type FlowObserver } from './flow.ts';
import type { Direction, Pair } from './ledger/dissector.ts';
import type { OpenPassage } from './passage.ts';
import { perDirection, type PhaseMeter } from './phase-meter.ts';
import type { ConnectionFailure } from './readings.ts';
import type { TlsFront } from './tls-front.ts';

/** `ended`: each side said all it had to say. `cut`: one of them was reset, or destroyed by the relay. */
export type ConnectionFate = 'ended' | 'cut' | Exclude<ConnectionFailure, 'accept'>;

export type ConnectionPlan = {
  readonly targetPort: number;
  readonly front: TlsFront | undefined;
  readonly passages: Pair<OpenPassage>;
  readonly ledger: ConnectionLedger | undefined;
  /** Of the phase that is on. */
  readonly meter: () => PhaseMeter;
  /** Called once, when both sockets are closed. */
  readonly onClose: (fate: ConnectionFate) => void;
};

export type RelayedConnection = {
  readonly ledger: ConnectionLedger | undefined;
  /** Books what has passed since the last time to the phase that is on. */
  settle(): void;
  pending(): Pair<Bytes>;
  atTarget(): Pair<Bytes>;
  destroy(): void;
};

/** The connection to the target and all that passes between the two. */
type Joint = { readonly target: Socket; readonly flows: Pair<Flow> };

/** Joins an accepted client to a connection of its own to the target; behind TLS, once that stands. */
export function relayConnection(tcp: Socket, plan: ConnectionPlan): RelayedConnection {
  const account = connectionAccount(tcp, plan.ledger);
  let joint: Joint | undefined;
  // Every failure ends in a close.
  tcp.on('error', () => undefined);

  function join(stream: Socket): void {
    const target = connect({ host: '127.0.0.1', port: plan.targetPort, noDelay: true, allowHalfOpen: true });
    joint = { target, flows: startFlows({ stream, tcp }, { stream: target, tcp: target }, account, plan) };
    let wasReached = false;
    target.once('connect', () => (wasReached = true));
    onceBothClosed(stream, target, () => {
      plan.onClose(wasReached ? fateOf(stream, target) : 'target');
    });
  }

  if (plan.front === undefined) {
    join(tcp);
  } else {
    plan.front.secure(tcp, join);
    tcp.once('close', () => {
      if (joint === undefined) plan.onClose('handshake');
    });
  }
  return {
    ledger: plan.ledger,
    settle() {
      account.settle(plan.meter());
    },
    pending: () => perDirection((direction) => joint?.flows[direction].pendingBytes ?? 0),
    atTarget: () => ({ up: joint?.target.bytesWritten ?? 0, down: joint?.target.bytesRead ?? 0 }),
    destroy() {
      tcp.destroy();
      joint?.target.destroy();
    },
  };
}

/** Both flows; what passes is booked as it passes the client's socket, be it read or written. */
function startFlows(
  client: End,
  target: End,
  account: ConnectionAccount,
  { passages, meter }: ConnectionPlan,
): Pair<Flow> {
  const observer = (direction: Direction, passesWhen: 'read' | 'written'): FlowObserver => ({
    onRead(bytes) {
      if (passesWhen === 'read') account.pass(direction, bytes);
    },
    onWritten(bytes, transitUs) {
      if (passesWhen === 'written') account.pass(direction, bytes);
      meter().transit[direction].record(transitUs);
    },
    onPause() {
      meter().pauses[direction] += 1;
    },
  });
  return {
    up: startFlow(client, target, passages.up, observer('up', 'read')),
    down: startFlow(target, client, passages.down, observer('down', 'written')),
  };
}

function onceBothClosed(one: Socket, other: Socket, then: () => void): void {
  let open = 2;
  for (const socket of [one, other]) {
    socket.once('close', () => {
      open -= 1;
      if (open === 0) then();
    });
  }
}

function fateOf(...sockets: readonly Socket[]): ConnectionFate {
  const ended = sockets.every(({ readableEnded, writableFinished }) => readableEnded && writableFinished);
  return ended ? 'ended' : 'cut';
}
