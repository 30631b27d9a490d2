import type { ContractCase } from '../case.ts';
import { eventually, expectEqual } from '../expectation.ts';
import { numbered, publishNoted } from '../numbered.ts';
import { expectReceived, type Received } from '../reader.ts';
import { SERVE } from '../settings.ts';

const WINDOW = 5;
const KILOBYTE = 'x'.repeat(1_000);
const GAP: Received = { gap: 'evicted' };

const SMALL_BUFFER = 65_536;
const FAR_BEHIND = { events: 128, payload: 'x'.repeat(SMALL_BUFFER) };

/** Whoever comes back with a cursor gets what followed it, as far as history reaches. */
export const RESUME: readonly ContractCase[] = [
  {
    id: 'resume/from-a-cursor',
    rule: 5,
    title: 'a subscriber with a cursor gets every event after it, once, and then what is published',
    needs: [],
    async run(subject) {
      const payloads = numbered(10);
      const cursors = await publishNoted(subject, payloads);
      const seen = [0, 1, 5, 9];
      const readers = await Promise.all(seen.map((count) => subject.openAgent().subscribe(cursors[count])));
      await subject.publish('next');
      for (const [index, reader] of readers.entries()) {
        await expectReceived(reader, payloads.slice(seen[index]), 'next');
      }
    },
  },
  {
    id: 'resume/from-the-last',
    rule: 5,
    title: "a subscriber with the newest event's cursor gets nothing again",
    needs: [],
    async run(subject) {
      const cursors = await publishNoted(subject, numbered(3));
      const reader = await subject.openAgent().subscribe(cursors.at(-1));
      await subject.publish('next');
      await expectReceived(reader, [], 'next');
    },
  },
  {
    id: 'resume/by-another-agent',
    rule: 5,
    title: 'the cursor that a closed subscription leaves is where another agent can go on',
    needs: [],
    async run(subject) {
      const reader = await subject.openAgent().subscribe();
      await subject.publish('first', 'second');
      await expectReceived(reader, ['first'], 'second');
      reader.subscription.close();
      await subject.publish('while away 1', 'while away 2');
      const again = await subject.openAgent().subscribe(reader.subscription.cursor);
      await subject.publish('back');
      await expectReceived(again, ['while away 1', 'while away 2'], 'back');
    },
  },
  {
    id: 'resume/far-behind',
    rule: 14,
    title: 'a subscriber that has more to catch up with than its buffer may hold is not cut for that',
    needs: ['stream'],
    server: 'ours',
    settings: { serve: { ...SERVE, maxBufferedBytes: SMALL_BUFFER } },
    async run(subject) {
      const payloads = numbered(FAR_BEHIND.events, FAR_BEHIND.payload);
      const [start] = await publishNoted(subject, []);
      await eventually('no connections', () => subject.control.sockets.size === 0);
      await subject.publish(...payloads);
      const agent = subject.openAgent();
      const reader = await agent.subscribe(start);
      await subject.publish('published meanwhile');
      await expectReceived(reader, payloads, 'published meanwhile');
      expectEqual('cuts', subject.control.cuts, 0);
      expectEqual('reconnections', agent.counts().reconnects, 0);
    },
  },
];

/** History is bounded, and says so where a cursor lies beyond it. */
export const HISTORY: readonly ContractCase[] = [
  {
    id: 'history/edge',
    rule: 7,
    title: `with room for ${WINDOW} events, who missed ${WINDOW} gets them all, who missed ${WINDOW + 1} a gap`,
    needs: [],
    server: 'ours',
    settings: { history: { maxEvents: WINDOW, maxBytes: 1_000_000 } },
    async run(subject) {
      const payloads = numbered(12);
      const cursors = await publishNoted(subject, payloads);
      for (const missed of [WINDOW - 1, WINDOW, WINDOW + 1, payloads.length]) {
        const reader = await subject.openAgent().subscribe(cursors[payloads.length - missed]);
        const expected =
          missed <= WINDOW ? payloads.slice(-missed, -1) : [GAP, ...payloads.slice(-WINDOW, -1)];
        await expectReceived(reader, expected, 'event 12');
      }
    },
  },
  {
    id: 'history/bytes',
    rule: 7,
    title: 'history is bounded by bytes too, but the newest event always stays',
    needs: [],
    server: 'ours',
    settings: { history: { maxEvents: 1_000, maxBytes: 2.5 * KILOBYTE.length } },
    async run(subject) {
      const [start] = await publishNoted(subject, []);
      await subject.publish(...numbered(3, KILOBYTE), 'small');
      const reader = await subject.openAgent().subscribe(start);
      await expectReceived(reader, [GAP, ...numbered(3, KILOBYTE).slice(1)], 'small');
      const big = KILOBYTE.repeat(3);
      await subject.publish(big);
      await expectReceived(await subject.openAgent().subscribe(start), [GAP], big);
    },
  },
];
