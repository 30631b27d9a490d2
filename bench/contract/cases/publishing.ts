import { MAX_BODY_BYTES, PUBLISH_PATH } from '../../core/capabilities.ts';
import type { ContractCase } from '../case.ts';
import { expectEqual, expectMatch } from '../expectation.ts';
import { publishNoted } from '../numbered.ts';
import { expectReceived } from '../reader.ts';
import type { Subject } from '../subject.ts';
import { openingOf } from '../wire/opening.ts';
import { expectStatus } from '../wire/passage.ts';
import { postEvent, postEventInChunks } from '../wire/posting.ts';

/** Bodies that are no payload, and how they are answered. */
const NO_PAYLOADS = [
  ['an LF', 'one\ntwo', 400],
  ['an LF at the end', 'one\n', 400],
  ['a CR', 'one\rtwo', 400],
  ['bytes that are no UTF-8', Buffer.from([0x61, 0xc3, 0x28]), 400],
  ['a byte more than 1 MiB', 'x'.repeat(MAX_BODY_BYTES + 1), 413],
] as const;

const PAYLOADS = ['', ' ', '"', '\u0000', 'a=b&c=%0a+d', '\ufeffGrüße 😀', 'x'.repeat(MAX_BODY_BYTES)];
/** Whatever curl says that it sends. */
const TYPES = ['text/plain', 'application/x-www-form-urlencoded', 'application/json'];

/** How anybody publishes by any HTTP client. */
export const PUBLISHING: readonly ContractCase[] = [
  {
    id: 'publishing/cursor',
    rule: 24,
    title: 'an event that is posted comes to subscribers, and the answer has its cursor',
    needs: ['http'],
    async run(subject) {
      const reader = await subject.openAgent().subscribe();
      const { status, text, field } = await postEvent(subject, 'posted');
      expectEqual('the answer', { status, text }, { status: 204, text: '' });
      await expectReceived(reader, [], 'posted');
      expectEqual('the cursor in the answer', field('event-cursor'), reader.subscription.cursor);
      expectEqual('the head from then on', await headOf(subject), field('event-cursor'));
    },
  },
  {
    id: 'publishing/payloads',
    rule: 24,
    title: 'a body of whatever type is the payload as it is',
    needs: ['http'],
    async run(subject) {
      const reader = await subject.openAgent().subscribe();
      for (const [index, payload] of PAYLOADS.entries()) {
        const type = ['Content-Type', TYPES[index % TYPES.length] ?? ''] as const;
        expectEqual('the status', (await postEvent(subject, payload, [type])).status, 204);
      }
      await subject.publish('last');
      await expectReceived(reader, PAYLOADS, 'last');
    },
  },
  {
    id: 'publishing/in-chunks',
    rule: 24,
    title: 'a body whose length comes out as it is sent is published too, or answered 411',
    needs: ['http1'],
    async run(subject) {
      const reader = await subject.openAgent().subscribe();
      const { status } = await postEventInChunks(subject, 'in chunks');
      expectMatch('the status', String(status), /^(204|411)$/);
      await subject.publish('last');
      await expectReceived(reader, status === 204 ? ['in chunks'] : [], 'last');
    },
  },
  {
    id: 'publishing/no-payloads',
    rule: 24,
    title:
      'a body with CR or LF, or that is no UTF-8, is answered 400, a longer one 413; nothing is published',
    needs: ['http'],
    async run(subject) {
      const reader = await subject.openAgent().subscribe();
      const [head] = await publishNoted(subject, []);
      for (const [what, body, status] of NO_PAYLOADS) {
        const answer = await postEvent(subject, body);
        expectEqual(`the status of the answer to ${what}`, answer.status, status);
      }
      expectEqual('the head', await headOf(subject), head);
      await subject.publish('last');
      await expectReceived(reader, [], 'last');
    },
  },
  {
    id: 'publishing/foreign-page',
    rule: 20,
    title: 'a page elsewhere, or one that came by a foreign name, can publish nothing',
    needs: ['http'],
    async run(subject) {
      const [head] = await publishNoted(subject, []);
      const call = { method: 'POST', target: PUBLISH_PATH, body: 'forged' };
      for (const origin of ['http://evil.example', 'null']) {
        await expectStatus(subject, { ...call, fields: [['Origin', origin]] }, 403);
      }
      await expectStatus(subject, { ...call, fields: [['Host', 'evil.example']] }, 421);
      expectEqual('the head', await headOf(subject), head);
    },
  },
];

async function headOf(subject: Subject): Promise<string | undefined> {
  return (await openingOf(subject, { query: '' })).cursor;
}
