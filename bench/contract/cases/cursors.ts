import { randomUUID } from 'node:crypto';
import { formatCursor, parseCursor } from '../../core/cursor.ts';
import type { ContractCase } from '../case.ts';
import { eventually, expectEqual, expectMatch, shown } from '../expectation.ts';
import { numbered, publishNoted } from '../numbered.ts';
import { expectReceived } from '../reader.ts';
import type { Subject } from '../subject.ts';
import { exchange } from '../wire/http-exchange.ts';
import { openingOf, type Asking } from '../wire/opening.ts';
import { rawAnswer } from '../wire/raw-exchange.ts';

/** Longer than the four characters of ours, so that no life of a server of ours can have it. */
const FOREIGN_EPOCH = 'anotherlife';

/** Texts that no log has written. */
const MALFORMED = [
  '',
  ' ',
  '-5',
  '5',
  'abcd',
  'abcd-',
  'abcd--1',
  'abcd-1.5',
  'abcd-1e309',
  'abcd-0x10',
  'abcd-9999999999999999',
  'ABCD-1',
  'abcd-1 ',
  'abcd-1 or 1=1',
  '..',
  '../../etc/passwd',
  '☃-1',
  'abcd-１',
  'x'.repeat(10_240),
  'abcd-1\u0000',
  '\u0000',
  'abcd-1\r',
  '__proto__',
];

/** What a cursor is. One that cannot be gone on from is answered with a gap that says why: never silence, never a failure. */
export const CURSORS: readonly ContractCase[] = [
  {
    id: 'cursors/shape',
    rule: 3,
    title: "a cursor is its life's epoch and the number of events before it",
    needs: [],
    async run(subject) {
      const positions = (await publishNoted(subject, numbered(3))).map((cursor) => parseCursor(cursor ?? ''));
      const { epoch, seq: start } = positions[0] ?? { epoch: undefined, seq: 0 };
      expectEqual(
        'the cursors',
        positions,
        [0, 1, 2, 3].map((more) => ({ epoch, seq: start + more })),
      );
    },
  },
  {
    id: 'cursors/another-life',
    rule: 3,
    title: 'a new life of the server has another epoch, and begins at 0',
    needs: [],
    server: 'restartable',
    async run(subject) {
      const before = parseCursor((await publishNoted(subject, numbered(1))).at(-1) ?? '');
      await subject.life.restart();
      const after = parseCursor((await publishNoted(subject, []))[0] ?? '');
      expectEqual('the number at the start of the second life', after?.seq, 0);
      expectEqual('the epochs are the same', after?.epoch === before?.epoch, false);
    },
  },
  {
    id: 'cursors/foreign',
    rule: 6,
    title: 'a cursor of another life of the server is answered with a gap and all that this one has',
    needs: [],
    async run(subject) {
      // Whatever this life has had before: only these can be known from all that others have published.
      const payloads = numbered(2, randomUUID());
      await subject.publish(...payloads);
      const { received } = await subject
        .openAgent()
        .subscribe(formatCursor({ epoch: FOREIGN_EPOCH, seq: 1 }));
      await eventually('the newest event', () => received.includes(payloads[1] ?? ''));
      const ends = [received[0], ...received.slice(-payloads.length)];
      expectEqual('what came first and last', ends, [{ gap: 'foreign' }, ...payloads]);
    },
  },
  {
    id: 'cursors/future',
    rule: 6,
    title: 'a cursor ahead of the newest event is answered with a gap and what comes from then on',
    needs: [],
    async run(subject) {
      const head = (await publishNoted(subject, numbered(3))).at(-1) ?? '';
      const position = parseCursor(head);
      if (position === undefined) throw new TypeError(`${shown(head)} is no cursor`);
      await expectGapThenNext(subject, formatCursor({ ...position, seq: position.seq + 1 }), 'future');
    },
  },
  {
    id: 'cursors/malformed',
    rule: 6,
    title: 'text that is no cursor is answered with a gap and the head',
    needs: [],
    async run(subject) {
      await publishNoted(subject, numbered(3));
      const isBare = subject.row.framing === 'lines';
      const head = (await openingOf(subject, isBare ? { line: 'now' } : { query: '' })).cursor;
      for (const text of MALFORMED) {
        await expectMalformed(
          subject,
          isBare ? { line: `after ${text}` } : { query: `after=${encodeURIComponent(text)}` },
          head,
        );
      }
      await expectGapThenNext(subject, 'no cursor at all', 'malformed');
    },
  },
  {
    id: 'cursors/queries',
    rule: 6,
    title: 'a query that holds no text, no UTF-8 or two cursors is answered with a gap',
    needs: ['http'],
    async run(subject) {
      const head = (await publishNoted(subject, numbered(3))).at(-1);
      const doubled = `after=${head}&after=${head}`;
      for (const query of ['after', 'after=%', 'after=%zz', 'after=%ff%fe', 'a=b&after=c', doubled]) {
        await expectMalformed(subject, { query }, head);
      }
    },
  },
  {
    id: 'cursors/raw-bytes',
    rule: 22,
    title: 'a NUL, CR or LF as it is in the address is refused with a status of 4xx',
    needs: ['http1'],
    async run(subject) {
      for (const byte of ['\u0000', '\r', '\n']) {
        const target = `${subject.url.pathname}?after=abcd${byte}-1`;
        const request = `GET ${target} HTTP/1.1\r\nHost: ${subject.url.host}\r\n\r\n`;
        expectMatch(`the answer to ${shown(byte)}`, await rawAnswer(subject, request), /^HTTP\/1\.1 4\d\d /);
      }
    },
  },
  {
    id: 'cursors/last-event-id',
    rule: 10,
    title: 'Last-Event-ID stands above the cursor in the address, and counts as none when it is empty',
    needs: ['event-stream'],
    async run(subject) {
      const [start = ''] = await publishNoted(subject, numbered(2));
      const target = `${subject.url.pathname}?after=bad`;
      const expected = { [start]: 'event 1', bad: 'malformed', '': 'malformed' };
      for (const [id, data] of Object.entries(expected)) {
        const stream = await exchange(subject, { target, fields: [['Last-Event-ID', id]] });
        const firstData = (): string | undefined => /^data: (.*)$/m.exec(stream.text)?.[1];
        await eventually('a block with data', () => firstData() !== undefined);
        expectEqual(`the first data after ${shown(id)}`, firstData(), data);
      }
    },
  },
];

async function expectMalformed(subject: Subject, asking: Asking, head: string | undefined): Promise<void> {
  const opening = await openingOf(subject, asking);
  expectEqual(`the answer to ${shown(asking)}`, opening, { gap: 'malformed', cursor: head });
}

async function expectGapThenNext(
  subject: Subject,
  cursor: string,
  gap: 'future' | 'malformed',
): Promise<void> {
  const reader = await subject.openAgent().subscribe(cursor);
  // A poller subscribes before it asks; what comes "from then on" comes after the answer.
  await eventually('a gap', () => reader.received.length > 0);
  await subject.publish('next');
  await expectReceived(reader, [{ gap }], 'next');
}
