import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nowUs } from '../core/clock.ts';
import { bodiesOf, dueOffsets, type FeedPlan } from '../core/feed.ts';
import { decodeHistogram } from '../measure/histogram.ts';
import { upstreamOf } from './upstream.ts';
import { upstreamPlans } from './upstream-plan.ts';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';

const PLAN: FeedPlan = {
  feed: 'measured',
  ratePerSecond: 5_000,
  arrival: 'poisson',
  length: { events: 60 },
  bodyBytes: 20,
  seed: 7,
};

/** Sends a plan by agents of these numbers, each of whose messages is answered so. */
async function sent(
  numbers: readonly number[],
  send: (text: string, agent: number) => Promise<string>,
  { agents = numbers.length, plan = PLAN, capUs = 20_000 } = {},
) {
  const said: { agent: number; text: string }[] = [];
  const sendUpstream = upstreamOf(
    numbers.map((number) => ({
      number,
      agent: {
        send(text: string) {
          said.push({ agent: number, text });
          return send(text, number);
        },
      },
    })),
  );
  const run = () => sendUpstream({ plan, startUs: nowUs(), agents, capUs });
  return { said, outcome: await run(), again: run };
}

const echo = (text: string): Promise<string> => Promise.resolve(text);

describe('what agents send up', () => {
  test('is every message of the plan, in turn by each agent, with the text of its number', async () => {
    const { said, outcome } = await sent([0, 1, 2], echo);
    const textOf = bodiesOf(PLAN);
    expect(said).toEqual(Array.from({ length: 60 }, (_, n) => ({ agent: n % 3, text: textOf(n) })));
    expect(outcome).toMatchObject({ sent: 60, echoed: 60, wrong: 0 });
    for (const key of ['echo', 'roundTrip', 'sendDelay'] as const) {
      expect(decodeHistogram(outcome[key]).count).toBe(60);
    }
  });

  test('is divided among client processes by their agents: each message is sent by one of them', async () => {
    const [one, other] = await Promise.all([
      sent([0, 2], echo, { agents: 3 }),
      sent([1], echo, { agents: 3 }),
    ]);
    const textOf = bodiesOf(PLAN);
    const texts = [...one.said, ...other.said].map(({ text }) => text);
    expect(texts.toSorted()).toEqual(Array.from({ length: 60 }, (_, n) => textOf(n)).toSorted());
    expect([one.outcome.sent, other.outcome.sent]).toEqual([40, 20]);
  });

  test('does not wait for what was sent before, and knows how many were ever under way at a time', async () => {
    const answers: (() => void)[] = [];
    const held = (text: string): Promise<string> => {
      if (answers.length === 60) return echo(text);
      const { promise, resolve } = Promise.withResolvers<string>();
      answers.push(() => {
        resolve(text);
      });
      if (answers.length === 60) for (const answer of answers) answer();
      return promise;
    };
    const { outcome, again } = await sent([0, 1], held, { capUs: 10_000_000 });
    expect(outcome).toMatchObject({ sent: 60, echoed: 60, atOnce: 60 });
    expect(await again()).toMatchObject({ sent: 60, echoed: 60, atOnce: 60 });
  });

  test('counts what comes back changed, and what never does, apart', async () => {
    const { outcome } = await sent([0, 1, 2, 3], (text, agent) => {
      if (agent === 0) return Promise.resolve(`${text}!`);
      if (agent === 1) return Promise.reject(new Error('the connection ended'));
      return agent === 2 ? new Promise(() => undefined) : Promise.resolve(text);
    });
    expect(outcome).toMatchObject({ sent: 60, echoed: 15, wrong: 15 });
    expect(decodeHistogram(outcome.echo).count).toBe(15);
  });

  test('does not come back to agents that have no way up', async () => {
    const run = { plan: PLAN, startUs: nowUs(), agents: 1, capUs: 10_000_000 };
    expect(await upstreamOf([{ number: 0, agent: {} }])(run)).toMatchObject({ sent: 60, echoed: 0 });
  });
});

describe('the plan of the way up', () => {
  const trial = { row: 'sse' as const, seed: 3 };
  const plansOf = (changes: object) =>
    upstreamPlans({ ...trial, parameters: { ...DEFAULT_PARAMETERS, ...changes } });

  test('is none unless something is sent', () => {
    expect(plansOf({})).toBeUndefined();
  });

  test('has one message of each agent as its probe, and none in step with the feed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.constantFrom(1, 10, 100), (agents, rate) => {
        const plans = plansOf({ agents, upstreamPerSecond: rate, ratePerSecond: rate });
        if (plans === undefined) throw new Error('no plan');
        expect(dueOffsets(plans.probe)).toHaveLength(agents);
        const feed = dueOffsets({ ...plans.measured, seed: trial.seed });
        expect(dueOffsets(plans.measured)).not.toEqual(feed);
      }),
      { numRuns: 20 },
    );
  });

  test('is due at the same moments for every row, all within the window', () => {
    const parameters = { ...DEFAULT_PARAMETERS, upstreamPerSecond: 100 };
    const [one, other] = (['sse', 'polling'] as const).map((row) =>
      upstreamPlans({ row, seed: 3, parameters }),
    );
    expect(one).toEqual(other);
    const due = dueOffsets(one?.measured ?? PLAN);
    expect(due.length).toBeGreaterThan(100);
    expect(due.at(-1)).toBeLessThan(parameters.durationUs);
  });
});
