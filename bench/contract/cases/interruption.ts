import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Socket } from 'node:net';
import { seededRandom } from '../../core/random.ts';
import type { ContractCase } from '../case.ts';
import { eventually, expectEqual } from '../expectation.ts';
import { numbered } from '../numbered.ts';
import { expectReceived } from '../reader.ts';
import type { Subject } from '../subject.ts';

const SEED = 20;
const EVENTS = 60;
const CUTS = 8;
const MOST_TURNS = 6;

/** Connections end at any moment, and servers with them. */
export const INTERRUPTION: readonly ContractCase[] = [
  {
    id: 'interruption/by-the-client',
    rule: 13,
    title: 'connections cut by their client while events flow are resumed without loss or repeats',
    needs: [],
    async run(subject) {
      const agent = subject.openAgent();
      const readers = [await agent.subscribe(), await agent.subscribe()];
      await publishWhileCutting(subject, agent.sockets);
      await expectReceived(readers, numbered(EVENTS), 'last');
    },
  },
  {
    id: 'interruption/by-the-server',
    rule: 13,
    title: 'connections cut by the server while events flow are resumed without loss or repeats',
    needs: [],
    server: 'ours',
    async run(subject) {
      const agent = subject.openAgent();
      const readers = [await agent.subscribe(), await agent.subscribe()];
      await publishWhileCutting(subject, subject.control.sockets);
      await expectReceived(readers, numbered(EVENTS), 'last');
    },
  },
  {
    id: 'interruption/counted',
    rule: 13,
    title: 'each stream that is cut is opened once more, and counted as one reconnection',
    needs: ['stream'],
    async run(subject) {
      const agent = subject.openAgent();
      const reader = await agent.subscribe();
      const payloads = numbered(CUTS);
      for (const [index, payload] of payloads.entries()) {
        for (const socket of agent.sockets) socket.destroy();
        await subject.publish(payload);
        await expectReceived(reader, payloads.slice(0, index), payload);
        expectEqual('reconnections', agent.counts().reconnects, index + 1);
      }
    },
  },
  {
    id: 'interruption/held-request',
    rule: 13,
    title: 'a held request that is cut is asked again, and counted as one reconnection',
    needs: ['hold'],
    async run(subject) {
      const agent = subject.openAgent();
      const reader = await agent.subscribe();
      await eventually('a second request, which is held', () => agent.counts().requests === 2);
      for (const socket of agent.sockets) socket.destroy();
      await subject.publish('event 1');
      await expectReceived(reader, [], 'event 1');
      expectEqual('reconnections', agent.counts().reconnects, 1);
    },
  },
  {
    id: 'interruption/restart',
    rule: 6,
    title: 'subscribers of a restarted server are told of a foreign cursor, and get all that the new one has',
    needs: [],
    server: 'restartable',
    async run(subject) {
      const reader = await subject.openAgent().subscribe();
      await subject.publish('before');
      await expectReceived(reader, [], 'before');
      await subject.life.restart();
      await subject.publish('after 1', 'after 2');
      await expectReceived(reader, ['before', { gap: 'foreign' }, 'after 1'], 'after 2');
    },
  },
];

/** Publishes events, and now and then destroys every connection that there is, at whatever it is at. */
async function publishWhileCutting(subject: Subject, connections: ReadonlySet<Socket>): Promise<void> {
  const random = seededRandom(SEED);
  for (const [index, payload] of numbered(EVENTS).entries()) {
    await subject.publish(payload);
    if (index % Math.floor(EVENTS / CUTS) !== 0) continue;
    await eventually('a connection to cut', () => connections.size > 0);
    for (let turns = Math.floor(random() * MOST_TURNS); turns > 0; turns -= 1) await nextTurn();
    for (const socket of connections) {
      if (random() < 0.5) socket.destroy();
      else socket.resetAndDestroy();
    }
  }
  await subject.publish('last');
}
