import { endpointOf } from '../../core/endpoint.ts';
import type { ContractCase } from '../case.ts';
import { eventually, expectAtMost, expectEqual } from '../expectation.ts';
import { numbered, publishNoted } from '../numbered.ts';
import { expectReceived, type Reader } from '../reader.ts';
import { SERVE } from '../settings.ts';
import type { ControlledSubject, Subject } from '../subject.ts';
import { rawExchange } from '../wire/raw-exchange.ts';
import { openSilentReader } from '../wire/silent-reader.ts';
import { openStallingRelay } from '../wire/stalling-relay.ts';

const CAP_BYTES = 131_072;
const PADDING = 'x'.repeat(32_768);
/** Framing, and what else a connection carries. */
const SLACK_BYTES = 4_096;
/** Bytes after which something must wait for a reader, whatever the kernel has taken for it. */
const MORE_THAN_KERNELS_KEEP = 16_777_216;
const WIDE_PADDING = 'x'.repeat(262_144);
/** Events after which even the kernel's own buffers must be full. */
const MOST_EVENTS = 1_000;
const SETTINGS = { serve: { ...SERVE, maxBufferedBytes: CAP_BYTES } };

const AGENTS = 10;
const SUBSCRIPTIONS_PER_AGENT = 5;

/** A reader that is too slow is bounded, delays nobody and loses nothing but its connection. */
export const SLOW_READERS: readonly ContractCase[] = [
  {
    id: 'slow-readers/beside-others',
    rule: 14,
    title: 'a reader that never reads keeps others waiting for nothing',
    needs: ['stream'],
    async run(subject) {
      await openSilentReader(subject);
      const reader = await subject.openAgent().subscribe();
      const payloads = numbered(MORE_THAN_KERNELS_KEEP / WIDE_PADDING.length, WIDE_PADDING);
      for (const [index, payload] of payloads.entries()) {
        await subject.publish(payload);
        await eventually('an event beside a reader that never reads', () => reader.received.length > index);
      }
      await subject.publish('last');
      await expectReceived(reader, payloads, 'last');
    },
  },
  {
    id: 'slow-readers/cut',
    rule: 14,
    title: 'a reader that never reads is cut at the cap, beside 50 that do and wait for nothing',
    needs: ['stream'],
    server: 'ours',
    settings: SETTINGS,
    async run(subject) {
      const silent = await openSilentReader(subject);
      const readers = await openReaders(subject);
      const published = await publishUntilCut(subject, readers);
      await subject.publish('last');
      expectEqual('streams that are left', subject.control.handedTo, readers.length);
      await expectReceived(readers, published, 'last');
      expectEqual('subscribers cut', subject.control.cuts, 1);
      silent.readOn();
      await eventually('the end of the silent stream', () => silent.over);
    },
  },
  {
    id: 'slow-readers/resume',
    rule: 14,
    title: 'a reader that was cut comes back with its cursor and has lost nothing',
    needs: ['stream'],
    server: 'ours',
    settings: SETTINGS,
    async run(subject) {
      const relay = await openStallingRelay(endpointOf(subject.url).port);
      try {
        const agent = subject.openAgent({ port: relay.port });
        const reader = await agent.subscribe();
        relay.stall();
        const published = await publishUntilCut(subject, []);
        relay.flow();
        await subject.publish('last');
        await expectReceived(reader, published, 'last');
        expectEqual('reconnections', agent.counts().reconnects, 1);
      } finally {
        relay.close();
      }
    },
  },
  {
    id: 'slow-readers/unread-answer',
    rule: 14,
    title: 'an answer that nobody reads delays nobody, and goes with its connection',
    needs: ['answers', 'http1'],
    server: 'ours',
    async run(subject) {
      const { url, control } = subject;
      const [start = ''] = await publishNoted(subject, []);
      await subject.publish(...numbered(256, PADDING));
      const request = `GET ${url.pathname}?after=${start} HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`;
      const silent = rawExchange(subject, request);
      await eventually('an answer', () => silent.received !== '');
      silent.pause();
      const reader = await subject.openAgent().subscribe();
      await subject.publish('beside it');
      await expectReceived(reader, [], 'beside it');
      reader.subscription.close();
      silent.reset();
      await eventually('no connection with an unread answer', () =>
        [...control.sockets].every((socket) => socket.writableLength === 0),
      );
    },
  },
];

function openReaders(subject: Subject): Promise<readonly Reader[]> {
  const agents = Array.from({ length: AGENTS }, () => subject.openAgent());
  const each = Array.from({ length: SUBSCRIPTIONS_PER_AGENT });
  return Promise.all(agents.flatMap((agent) => each.map(() => agent.subscribe())));
}

/** Publishes, each event once all readers have the last, until a subscriber is cut; returns what was published. */
async function publishUntilCut(
  { publish, control }: ControlledSubject,
  readers: readonly Reader[],
): Promise<readonly string[]> {
  const payloads = numbered(MOST_EVENTS, PADDING);
  for (const [index, payload] of payloads.entries()) {
    if (control.cuts > 0) return payloads.slice(0, index);
    await publish(payload);
    const buffered = [...control.sockets].map((socket) => socket.writableLength);
    expectAtMost(
      'bytes that wait for one reader',
      Math.max(...buffered),
      CAP_BYTES + PADDING.length + SLACK_BYTES,
    );
    await eventually(
      'every event at the others',
      () => readers.every(({ received }) => received.length > index),
      () => readers.map(({ received }) => received.length),
    );
  }
  throw new Error(`a reader that never reads was not cut after ${MOST_EVENTS} events`);
}
