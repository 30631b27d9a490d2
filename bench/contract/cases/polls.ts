import type { ContractCase } from '../case.ts';
import { expectEqual, expectMatch } from '../expectation.ts';
import { numbered, publishNoted } from '../numbered.ts';
import { SERVE } from '../settings.ts';
import type { Subject } from '../subject.ts';
import { wholeAnswer, type Answer } from '../wire/http-exchange.ts';

/** What an answer to somebody who asks looks like, and how long it is held back. */
export const POLLS: readonly ContractCase[] = [
  {
    id: 'polls/several-events',
    rule: 8,
    title: 'one answer holds every event after the cursor, a line each, and says where to ask next',
    needs: ['answers'],
    async run(subject) {
      const [start] = await publishNoted(subject, []);
      await subject.publish(...numbered(3));
      const answer = await poll(subject, start);
      expectEqual('the status', answer.status, 200);
      expectEqual('the body', answer.text, 'event 1\nevent 2\nevent 3\n');
      expectMatch('Content-Type', answer.field('content-type'), /^application\/x-ndjson\s*(;|$)/i);
      expectEqual('Content-Length', answer.field('content-length'), String(answer.text.length));
      expectMatch('Cache-Control', answer.field('cache-control'), /\bno-store\b/);
      expectEqual('Event-Gap', answer.field('event-gap'), undefined);
      await subject.publish('event 4');
      const next = await poll(subject, answer.field('event-cursor'));
      expectEqual('the next body', next.text, 'event 4\n');
    },
  },
  {
    id: 'polls/without-a-cursor',
    rule: 4,
    title: 'who asks without a cursor is told the head at once, and nothing of the past',
    needs: ['answers'],
    async run(subject) {
      const head = (await publishNoted(subject, numbered(2))).at(-1);
      expectEmpty(await poll(subject, undefined), head);
    },
  },
  {
    id: 'polls/empty',
    rule: 8,
    title: 'a poll that finds nothing is answered 204 with the cursor that it came with',
    needs: ['poll'],
    async run(subject) {
      const head = (await publishNoted(subject, numbered(2))).at(-1);
      expectEmpty(await poll(subject, head), head);
    },
  },
  {
    id: 'polls/gap-alone',
    rule: 8,
    title: 'a gap with nothing after it is answered 200, without a body and at once',
    needs: ['answers'],
    async run(subject) {
      const head = (await publishNoted(subject, numbered(2))).at(-1);
      const answer = await poll(subject, 'bad');
      const { status, text, field } = answer;
      const found = { status, text, gap: field('event-gap'), cursor: field('event-cursor') };
      expectEqual('the answer', found, { status: 200, text: '', gap: 'malformed', cursor: head });
    },
  },
  {
    id: 'hold/until-an-event',
    rule: 9,
    title: 'a request that finds nothing is held until there is an event, and answered with it',
    needs: ['hold'],
    async run(subject) {
      const [start] = await publishNoted(subject, []);
      let answered = false;
      const held = poll(subject, start).finally(() => (answered = true));
      // What is asked later and answered at once shows that the first one waits.
      await poll(subject, undefined);
      expectEqual('the request was answered before there was an event', answered, false);
      await subject.publish('event');
      const { status, text } = await held;
      expectEqual('the answer', { status, text }, { status: 200, text: 'event\n' });
    },
  },
  {
    id: 'hold/ends',
    rule: 9,
    title: 'a held request is answered 204 with its cursor when the hold ends',
    needs: ['hold'],
    server: 'ours',
    settings: { serve: { ...SERVE, holdUs: 50_000 } },
    async run(subject) {
      const [start] = await publishNoted(subject, []);
      expectEmpty(await poll(subject, start), start);
    },
  },
  {
    id: 'hold/closed-server',
    rule: 16,
    title: 'a held request is answered 204 when the server closes',
    needs: ['hold'],
    server: 'restartable',
    async run(subject) {
      const [start] = await publishNoted(subject, []);
      const held = poll(subject, start);
      await poll(subject, undefined);
      await subject.life.stop();
      expectEmpty(await held, start);
    },
  },
];

function poll(subject: Subject, cursor: string | undefined): Promise<Answer> {
  const query = cursor === undefined ? '' : `?after=${cursor}`;
  return wholeAnswer(subject, { target: `${subject.url.pathname}${query}` });
}

function expectEmpty({ status, text, field }: Answer, cursor: string | undefined): void {
  const found = { status, text, cursor: field('event-cursor'), gap: field('event-gap') };
  expectEqual('the answer', found, { status: 204, text: '', cursor, gap: undefined });
}
