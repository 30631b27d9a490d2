import type { ContractCase } from '../case.ts';
import { eventually, expectEqual, expectMatch } from '../expectation.ts';
import { numbered, publishNoted } from '../numbered.ts';
import { SERVE } from '../settings.ts';
import { exchange, type Exchange } from '../wire/http-exchange.ts';

/** What an event stream looks like, byte by byte. */
export const EVENT_STREAMS: readonly ContractCase[] = [
  {
    id: 'event-streams/head',
    rule: 10,
    title: 'the head comes at once, for an event stream that nobody on the way may keep, change or compress',
    needs: ['event-stream'],
    async run(subject) {
      const stream = await exchange(subject, { fields: [['Accept-Encoding', 'gzip, br']] });
      expectEqual('the status', stream.status, 200);
      expectMatch('Content-Type', stream.field('content-type'), /^text\/event-stream\s*(;|$)/i);
      expectMatch('Cache-Control', stream.field('cache-control'), /\bno-store\b/);
      expectMatch('Cache-Control', stream.field('cache-control'), /\bno-transform\b/);
      expectEqual('Content-Encoding', stream.field('content-encoding'), undefined);
    },
  },
  {
    id: 'event-streams/blocks',
    rule: 10,
    title: 'a stream opens with the reconnection time and its cursor, before any event; then come events',
    needs: ['event-stream'],
    async run(subject) {
      const [start, first] = await publishNoted(subject, ['event 1']);
      const target = `${subject.url.pathname}?after=`;
      const expected = {
        [subject.url.pathname]: `id: ${first}\n\n`,
        [`${target}${start}`]: `id: ${start}\n\nid: ${first}\ndata: event 1\n\n`,
        [`${target}bad`]: `event: gap\nid: ${first}\ndata: malformed\n\n`,
      };
      for (const [asked, text] of Object.entries(expected)) {
        await expectBlocks(await exchange(subject, { target: asked }), text);
      }
      const stream = await exchange(subject);
      const [, second] = await publishNoted(subject, ['data: 2']);
      await expectBlocks(stream, `id: ${first}\n\nid: ${second}\ndata: data: 2\n\n`);
    },
  },
  {
    id: 'event-streams/reconnection-time',
    rule: 10,
    title: 'the reconnection time is the one that the server was set up with',
    needs: ['event-stream'],
    server: 'ours',
    settings: { serve: { ...SERVE, retryUs: 1_234_000 } },
    async run(subject) {
      const stream = await exchange(subject);
      await eventually('a first line', () => stream.text.includes('\n'));
      expectMatch('the stream', stream.text, /^retry: 1234\n/);
    },
  },
  {
    id: 'event-streams/closed-server',
    rule: 16,
    title: 'a server that closes ends its streams whole',
    needs: ['event-stream'],
    server: 'restartable',
    async run(subject) {
      const stream = await exchange(subject);
      const cursors = await publishNoted(subject, numbered(1));
      await subject.life.stop();
      await eventually(
        'the end of the stream',
        () => stream.ended,
        () => stream.text,
      );
      await expectBlocks(stream, `id: ${cursors[0]}\n\nid: ${cursors[1]}\ndata: event 1\n\n`);
    },
  },
];

const RECONNECTION_TIME = /^retry: \d+\n/;
const HEARTBEATS = /^:\n\n/gm;

/** What stands behind the reconnection time, heartbeats aside. */
async function expectBlocks(stream: Exchange, expected: string): Promise<void> {
  const blocks = (): string => stream.text.replace(RECONNECTION_TIME, '').replaceAll(HEARTBEATS, '');
  await eventually(expected, () => blocks().length >= expected.length, blocks);
  expectMatch('the first line', stream.text, RECONNECTION_TIME);
  expectEqual('the blocks', blocks(), expected);
}
