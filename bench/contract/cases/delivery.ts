import type { ContractCase } from '../case.ts';
import { expectEqual } from '../expectation.ts';
import { numbered, publishNoted } from '../numbered.ts';
import { expectReceived, type Reader } from '../reader.ts';
import type { Subject } from '../subject.ts';

/** Every event once, in order, to everybody who is there. */
export const DELIVERY: readonly ContractCase[] = [
  {
    id: 'delivery/order',
    rule: 1,
    title: 'events published at once come in the order in which they were published',
    needs: [],
    async run(subject) {
      const reader = await subject.openAgent().subscribe();
      const payloads = numbered(20);
      await subject.publish(...payloads, 'last');
      await expectReceived(reader, payloads, 'last');
    },
  },
  {
    id: 'delivery/one-by-one',
    rule: 1,
    title: 'an event that nothing follows comes too',
    needs: [],
    async run(subject) {
      const payloads = numbered(5);
      expectEqual('cursors, all different', new Set(await publishNoted(subject, payloads)).size, 6);
    },
  },
  ...[1, 10, 200].map((subscribers) => ({
    id: `delivery/to-${subscribers}`,
    rule: 1,
    title: `nothing is lost or doubled for ${subscribers} ${subscribers === 1 ? 'subscriber' : 'subscribers'}`,
    needs: [],
    async run(subject: Subject) {
      const readers = await openReaders(subject, subscribers);
      const payloads = numbered(10);
      for (const payload of payloads) await subject.publish(payload);
      await subject.publish('last');
      await expectReceived(readers, payloads, 'last');
    },
  })),
  {
    id: 'delivery/late-subscriber',
    rule: 4,
    title: 'a subscriber without a cursor gets only what is published after it came, and is told the head',
    needs: [],
    async run(subject) {
      const early = await subject.openAgent().subscribe();
      await subject.publish('before 1', 'before 2');
      await expectReceived(early, ['before 1'], 'before 2');
      const late = await subject.openAgent().subscribe();
      expectEqual('the cursor of a new subscriber', late.subscription.cursor, early.subscription.cursor);
      await subject.publish('after 1', 'after 2');
      await expectReceived(late, ['after 1'], 'after 2');
      await expectReceived(early, ['before 1', 'before 2', 'after 1'], 'after 2');
    },
  },
  {
    id: 'delivery/closed-subscription',
    rule: 15,
    title: 'a closed subscription gets nothing more, and the others of its agent lose nothing by it',
    needs: [],
    async run(subject) {
      const agent = subject.openAgent();
      const [leaving, staying] = [await agent.subscribe(), await agent.subscribe()];
      await subject.publish('while both are there');
      await expectReceived([leaving, staying], [], 'while both are there');
      leaving.subscription.close();
      await subject.publish('after one has left');
      await expectReceived(staying, ['while both are there'], 'after one has left');
      expectEqual('what the closed one received', leaving.received, ['while both are there']);
    },
  },
];

const SUBSCRIPTIONS_PER_AGENT = 5;
/** Two hundred pollers share one process with their server. */
const RELAXED_POLL_US = 100_000;

async function openReaders(subject: Subject, subscribers: number): Promise<readonly Reader[]> {
  const agents = Array.from({ length: Math.ceil(subscribers / SUBSCRIPTIONS_PER_AGENT) }, () =>
    subject.openAgent({ pollEveryUs: RELAXED_POLL_US }),
  );
  return Promise.all(
    Array.from({ length: subscribers }, async (_, index) => {
      const agent = agents[index % agents.length] ?? subject.openAgent();
      return agent.subscribe();
    }),
  );
}
