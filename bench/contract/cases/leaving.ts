import { connect } from 'node:net';
import { endpointOf } from '../../core/endpoint.ts';
import type { ContractCase } from '../case.ts';
import { eventually, expectEqual } from '../expectation.ts';
import { expectReceived } from '../reader.ts';
import { exchange } from '../wire/http-exchange.ts';
import { countResources, resourcesSince, type ResourceCounts } from '../resources.ts';
import type { Agent } from '../agent.ts';
import type { ControlledSubject, Subject } from '../subject.ts';

const SEVERAL_LIVES = 4;

/** Whoever leaves, and however, leaves nothing behind. */
export const LEAVING: readonly ContractCase[] = [
  {
    id: 'leaving/vanished-client',
    rule: 15,
    title: 'a client that vanishes without a goodbye leaves no subscriber, timer or socket',
    needs: [],
    server: 'ours',
    async run(subject) {
      const before = countResources();
      const agents = await connectedAgents(subject);
      for (const agent of agents) agent.vanish();
      await expectNobodyLeft(subject, before);
    },
  },
  {
    id: 'leaving/closed-client',
    rule: 15,
    title: 'a client that closes leaves no subscriber, timer or socket on either side',
    needs: [],
    server: 'ours',
    async run(subject) {
      const before = countResources();
      const agents = await connectedAgents(subject);
      for (const agent of agents) agent.close();
      await eventually('no client sockets', () => agents.every(({ sockets }) => sockets.size === 0));
      await expectNobodyLeft(subject, before);
    },
  },
  {
    id: 'leaving/closed-server',
    rule: 16,
    title: 'a server that closes ends every connection and timer, and its port is free',
    needs: [],
    server: 'ours',
    async run(subject) {
      // What one life leaves could hide behind a timer of somebody else's that has ended since.
      for (let lives = 1; lives < SEVERAL_LIVES; lives += 1) await subject.life.restart();
      const agents = await connectedAgents(subject);
      await subject.life.stop();
      expectEqual('server sockets', subject.control.sockets.size, 0);
      expectEqual('an attempt to connect', await connectionFailure(subject), 'ECONNREFUSED');
      for (const agent of agents) agent.close();
      await eventually('no client sockets', () => agents.every(({ sockets }) => sockets.size === 0));
      await expectNothingLeft(subject.control.resourcesBefore);
    },
  },
];

/** Two agents with two subscriptions each, which all have had an event. */
async function connectedAgents(subject: Subject): Promise<readonly Agent[]> {
  const agents = [subject.openAgent(), subject.openAgent()];
  const readers = await Promise.all(agents.flatMap((agent) => [agent.subscribe(), agent.subscribe()]));
  await subject.publish('event');
  await expectReceived(readers, [], 'event');
  if (subject.row.pattern === 'hold') await requestsHeld(subject, agents);
  return agents;
}

/** Each subscription has asked for the head, for the event, and for what comes next. */
async function requestsHeld(subject: Subject, agents: readonly Agent[]): Promise<void> {
  await eventually('a held request of each subscription', () =>
    agents.every((agent) => agent.counts().requests === 6),
  );
  // What is asked later and answered at once shows that the server has them.
  await exchange(subject);
}

async function expectNobodyLeft(subject: ControlledSubject, before: ResourceCounts): Promise<void> {
  const { control } = subject;
  await eventually(
    'no server sockets',
    () => control.sockets.size === 0,
    () => control.sockets.size,
  );
  await expectNothingLeft(before);
  await subject.publish('to nobody');
  expectEqual('streams that the event was written to', control.handedTo, 0);
}

async function expectNothingLeft(before: ResourceCounts): Promise<void> {
  await eventually(
    'nothing in this process that was not there before',
    () => resourcesSince(before) === '',
    () => resourcesSince(before),
  );
}

function connectionFailure({ url }: Subject): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const socket = connect(endpointOf(url));
  socket.on('error', (error: NodeJS.ErrnoException) => {
    resolve(error.code);
  });
  socket.on('connect', () => {
    socket.destroy();
    resolve(undefined);
  });
  return promise;
}
