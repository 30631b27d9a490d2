import { nowUs } from '../../core/clock.ts';
import { decodeEvent } from '../../core/event.ts';
import { BURST_EVENTS, dueOffsets, type Arrival, type FeedPlan } from '../../core/feed.ts';
import type { Microseconds } from '../../core/units.ts';
import { publishFeed } from '../../run/publisher.ts';
import type { Check } from '../check.ts';
import { exactly, together, type Observation } from '../finding.ts';

const DURATION_US: Microseconds = 300_000;
const RATE = 2_000;
const STALL_US: Microseconds = 100_000;

/** A feed is a function of its plan alone: nothing that holds up its sender adds, drops or moves an event. */
export const schedule: Check = {
  id: 'schedule',
  title: 'a feed is exact in count, and a stall of its sender moves no event',
  seconds: { quick: 2, full: 2 },
  async run() {
    const events = (arrival: Arrival): number => dueOffsets(planOf(arrival)).length;
    const meanCount = (RATE * DURATION_US) / 1_000_000;
    return [
      exactly('planned at constant rate', meanCount, events('constant')),
      exactly('planned in bursts', Math.ceil(meanCount / BURST_EVENTS) * BURST_EVENTS, events('burst')),
      {
        what: 'planned by Poisson',
        unit: 'count',
        // The plan is drawn from a seed, so that this is no matter of luck: four standard deviations.
        expected: { about: meanCount, within: 4 * Math.sqrt(meanCount) },
        found: events('poisson'),
      },
      ...together('published, of those planned', await publishedOfEach()),
      ...(await afterStall()),
    ];
  },
};

function planOf(arrival: Arrival): FeedPlan {
  return {
    feed: 'measured',
    ratePerSecond: RATE,
    arrival,
    length: { durationUs: DURATION_US },
    bodyBytes: 10,
    seed: 1,
  };
}

async function publishedOfEach(): Promise<Parameters<typeof together>[1]> {
  const arrivals = ['constant', 'poisson', 'burst'] as const;
  return Promise.all(
    arrivals.map(async (arrival) => ({
      of: arrival,
      expected: dueOffsets(planOf(arrival)).length,
      found: (await published(planOf(arrival), () => undefined)).length,
    })),
  );
}

/** The sender is held up in the middle of its feed. */
async function afterStall(): Promise<readonly Observation[]> {
  const plan = planOf('constant');
  const planned = dueOffsets(plan);
  const held = Math.floor(planned.length / 3);
  let freeAtUs = NaN;
  const sent = await published(plan, (n) => {
    if (n === held) freeAtUs = standStill(STALL_US);
  });
  const onPlan = sent.filter(({ dueUs }, index) => dueUs === planned[index]).length;
  const heldUp = sent.filter(({ dueUs, startUs }, index) => index > held && startUs + dueUs < freeAtUs);
  return [
    exactly('published, with a stall', planned.length, sent.length),
    exactly('on their planned moments, with a stall', planned.length, onPlan),
    {
      what: 'due in the stall and sent after it',
      unit: 'count',
      expected: { atLeast: (STALL_US / 1_000_000) * RATE - 1 },
      found: heldUp.filter(({ sentUs }) => sentUs >= freeAtUs).length,
    },
  ];
}

type Sent = { readonly startUs: Microseconds; readonly dueUs: Microseconds; readonly sentUs: Microseconds };

/** What a feed hands over; due times after its start. */
async function published(plan: FeedPlan, onEvent: (n: number) => void): Promise<readonly Sent[]> {
  const startUs = nowUs();
  const sent: Sent[] = [];
  await publishFeed({ plan, startUs }, (payload) => {
    const event = decodeEvent(payload);
    if (event?.n !== sent.length) return;
    sent.push({ startUs, dueUs: event.dueUs - startUs, sentUs: event.sentUs });
    onEvent(event.n);
  });
  return sent;
}

function standStill(forUs: Microseconds): Microseconds {
  const endUs = nowUs() + forUs;
  while (nowUs() < endUs);
  return nowUs();
}
