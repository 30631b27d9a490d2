import { connect, type ClientHttp2Stream } from 'node:http2';
import type { ContractCase } from '../case.ts';
import { eventually, expectAtMost, expectEqual } from '../expectation.ts';
import { numbered } from '../numbered.ts';
import { expectReceived } from '../reader.ts';
import { SERVE } from '../settings.ts';
import type { Subject } from '../subject.ts';

const STREAMS = 100;
const CAP_BYTES = 131_072;
const PADDING = 'x'.repeat(32_768);
/** What one stream may have on its way to a client that reads nothing (RFC 9113 §6.9.2). */
const WINDOW_BYTES = 65_535;
const LOUD_STREAMS = 5;

/** What is different where streams share a connection. */
export const SHARED_CONNECTIONS: readonly ContractCase[] = [
  {
    id: 'shared-connections/many-streams',
    rule: 17,
    title: `${STREAMS} subscriptions of one agent share one connection, and each gets everything`,
    needs: ['shared connection'],
    async run(subject) {
      const agent = subject.openAgent();
      const readers = await Promise.all(Array.from({ length: STREAMS }, () => agent.subscribe()));
      const payloads = numbered(20);
      await subject.publish(...payloads, 'last');
      await expectReceived(readers, payloads, 'last');
      expectEqual('connections opened by the agent', agent.counts().opened, 1);
    },
  },
  {
    id: 'shared-connections/slow-stream',
    rule: 14,
    title: 'a stream that nobody reads is cut at the cap, and the others of its connection go on',
    needs: ['http2', 'event-stream'],
    server: 'ours',
    settings: { serve: { ...SERVE, maxBufferedBytes: CAP_BYTES } },
    async run(subject) {
      const { control } = subject;
      const [silent, ...loud] = await openStreams(subject);
      const texts = loud.map(collect);
      let published = 0;
      while (control.cuts === 0) {
        expectAtMost('bytes kept for one stream', published, WINDOW_BYTES + CAP_BYTES + 2 * PADDING.length);
        await subject.publish(`${PADDING} ${published}`);
        published += PADDING.length;
        await eventually('the event on every other stream', () =>
          texts.every((text) => text().endsWith(` ${published - PADDING.length}\n\n`)),
        );
      }
      expectEqual('streams that the newest event was written to', control.handedTo, LOUD_STREAMS);
      silent?.resume();
      await eventually('the end of the silent stream', () => silent?.closed === true);
      expectEqual('streams that ended with it', loud.filter(({ closed }) => closed).length, 0);
    },
  },
];

/** One that is not read, and several that are, on one connection. */
async function openStreams(subject: Subject): Promise<readonly ClientHttp2Stream[]> {
  const session = connect(subject.url.origin, { createConnection: () => subject.connect() });
  // It ends with the case.
  session.on('error', () => undefined);
  const streams = Array.from({ length: LOUD_STREAMS + 1 }, () =>
    session.request({ ':path': subject.url.pathname }),
  );
  let opened = 0;
  for (const stream of streams) {
    stream.on('response', () => (opened += 1));
    stream.on('error', () => undefined);
  }
  await eventually('all streams', () => opened === streams.length);
  return streams;
}

function collect(stream: ClientHttp2Stream): () => string {
  let text = '';
  stream.setEncoding('utf8');
  stream.on('data', (part) => (text += String(part)));
  return () => text;
}
