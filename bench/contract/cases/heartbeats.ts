import type { ContractCase } from '../case.ts';
import { eventually, expectEqual } from '../expectation.ts';
import { expectReceived } from '../reader.ts';
import { SERVE } from '../settings.ts';
import { exchange } from '../wire/http-exchange.ts';
import { rawExchange } from '../wire/raw-exchange.ts';
import { openWebSocket, payloadsOf } from '../wire/websocket.ts';
import { OPCODE } from '../wire/websocket-frames.ts';

const settings = { serve: { ...SERVE, heartbeatUs: 20_000 } };
const SEVERAL = 3;

/** A quiet stream gives signs of life, which are no events. */
export const HEARTBEATS: readonly ContractCase[] = [
  {
    id: 'heartbeats/no-events',
    rule: 12,
    title: 'a subscriber hears of no heartbeat',
    needs: ['stream'],
    server: 'ours',
    settings,
    async run(subject) {
      const agent = subject.openAgent();
      const reader = await agent.subscribe();
      const bytes = (): number => [...agent.sockets].reduce((sum, { bytesRead }) => sum + bytesRead, 0);
      for (let beats = 0; beats < SEVERAL; beats += 1) {
        const before = bytes();
        await eventually('bytes on a quiet connection', () => bytes() > before);
      }
      await subject.publish('last');
      await expectReceived(reader, [], 'last');
    },
  },
  {
    id: 'heartbeats/comments',
    rule: 12,
    title: 'a quiet event stream gets a comment now and then',
    needs: ['event-stream'],
    server: 'ours',
    settings,
    async run(subject) {
      const stream = await exchange(subject);
      await eventually(
        'comments after the opening block',
        () => /^retry: \d+\nid: \S+\n\n(:\n\n){3,}$/.test(stream.text),
        () => stream.text,
      );
    },
  },
  {
    id: 'heartbeats/empty-lines',
    rule: 12,
    title: 'a quiet socket gets an empty line now and then',
    needs: ['lines'],
    server: 'ours',
    settings,
    async run(subject) {
      const connection = rawExchange(subject, 'now\n');
      await eventually(
        'empty lines after the opening',
        () => /^head \S+\n{4,}$/.test(connection.received),
        () => connection.received,
      );
    },
  },
  {
    id: 'heartbeats/pings',
    rule: 12,
    title: 'a quiet WebSocket is pinged; a peer that has not answered when the next ping is due is cut off',
    needs: ['messages'],
    server: 'ours',
    settings,
    async run(subject) {
      const silent = await openWebSocket(subject);
      await eventually('the end of the connection', () => silent.connection.over);
      expectEqual('pings', payloadsOf(silent, OPCODE.ping).length, 1);
      expectEqual('subscribers cut for reading too slowly', subject.control.cuts, 0);
    },
  },
];
