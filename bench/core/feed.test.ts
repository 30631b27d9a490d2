import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ARRIVALS, BURST_EVENTS, bodiesOf, dueOffsets, type FeedPlan } from './feed.ts';

const PLAN: FeedPlan = {
  feed: 'measured',
  ratePerSecond: 4,
  arrival: 'poisson',
  length: { durationUs: 2_000_000 },
  bodyBytes: 20,
  seed: 1,
};

const PLANS = fc.record({
  feed: fc.constantFrom('probe' as const, 'warmup' as const, 'measured' as const),
  ratePerSecond: fc.integer({ min: 1, max: 2_000 }),
  arrival: fc.constantFrom(...ARRIVALS),
  length: fc.oneof(fc.record({ events: fc.nat(500) }), fc.record({ durationUs: fc.nat(1_000_000) })),
  bodyBytes: fc.integer({ min: 1, max: 300 }),
  seed: fc.integer({ min: 0, max: 0xffffffff }),
});

describe('due times', () => {
  test.each([
    ['constant', [0, 250_000, 500_000, 750_000, 1_000_000, 1_250_000, 1_500_000, 1_750_000]],
    ['poisson', [65_871, 333_026, 555_398, 706_715, 1_321_718, 1_342_886, 1_446_847, 1_633_585, 1_691_172]],
    ['burst', new Array<number>(BURST_EVENTS).fill(0)],
  ] as const)('of a seed are what they always were (%s)', (arrival, offsets) => {
    expect(dueOffsets({ ...PLAN, arrival })).toEqual(offsets);
  });

  test('are a pure function of the plan, ascending whole microseconds', () => {
    fc.assert(
      fc.property(PLANS, (plan) => {
        const offsets = dueOffsets(plan);
        expect(dueOffsets(plan)).toEqual(offsets);
        expect(offsets.every((offset) => Number.isInteger(offset) && offset >= 0)).toBe(true);
        expect(offsets.toSorted((a, b) => a - b)).toEqual(offsets);
      }),
    );
  });

  test('are none at a rate of 0, however long the plan', () => {
    fc.assert(
      fc.property(PLANS, (plan) => {
        expect(dueOffsets({ ...plan, ratePerSecond: 0 })).toEqual([]);
      }),
    );
  });

  test('hold exactly as many events as were asked for, when a plan counts them', () => {
    fc.assert(
      fc.property(PLANS, fc.nat(500), (plan, events) => {
        expect(dueOffsets({ ...plan, length: { events } })).toHaveLength(events);
      }),
    );
  });

  test('all lie before the end, when a plan is limited in time', () => {
    fc.assert(
      fc.property(PLANS, fc.nat(1_000_000), (plan, durationUs) => {
        expect(dueOffsets({ ...plan, length: { durationUs } }).every((at) => at < durationUs)).toBe(true);
      }),
    );
  });

  test('of a longer plan begin as those of a shorter one', () => {
    fc.assert(
      fc.property(PLANS, fc.nat(200), fc.nat(200), (plan, events, more) => {
        const shorter = dueOffsets({ ...plan, length: { events } });
        const longer = dueOffsets({ ...plan, length: { events: events + more } });
        expect(longer.slice(0, events)).toEqual(shorter);
      }),
    );
  });

  test('at a constant rate are rate times duration, to the event', () => {
    const rates = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(rates, fc.integer({ min: 1, max: 5 }), (ratePerSecond, seconds) => {
        const length = { durationUs: seconds * 1_000_000 };
        const offsets = dueOffsets({ ...PLAN, arrival: 'constant', ratePerSecond, length });
        expect(offsets).toHaveLength(ratePerSecond * seconds);
      }),
    );
  });

  test('in bursts are shared by ten, and keep the rate', () => {
    const plan = { ...PLAN, arrival: 'burst', ratePerSecond: 100 } as const;
    const offsets = dueOffsets(plan);
    const bursts = [...Map.groupBy(offsets, (at) => at).entries()];
    expect(bursts.map(([at]) => at)).toEqual(Array.from({ length: 20 }, (_, burst) => burst * 100_000));
    expect(bursts.every(([, events]) => events.length === BURST_EVENTS)).toBe(true);
  });

  test('of a Poisson feed have exponential gaps of the mean that the rate gives', () => {
    const events = 20_000;
    const offsets = dueOffsets({ ...PLAN, ratePerSecond: 100, length: { events } });
    const gaps = offsets.map((at, n) => at - (offsets[n - 1] ?? 0));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / events;
    // Four standard errors of an exponential mean; the same of the share of gaps longer than it, 1/e.
    expect(Math.abs(mean / 10_000 - 1)).toBeLessThan(4 / Math.sqrt(events));
    const longer = gaps.filter((gap) => gap > 10_000).length / events;
    expect(Math.abs(longer - Math.exp(-1))).toBeLessThan(4 * Math.sqrt(0.24 / events));
  });

  test('differ between seeds and between the feeds of one seed', () => {
    const others = [
      { ...PLAN, seed: 2 },
      { ...PLAN, feed: 'warmup' as const },
    ];
    for (const other of others) expect(dueOffsets(other)).not.toEqual(dueOffsets(PLAN));
  });

  test.each(ARRIVALS)('of a plan without time or events are none (%s)', (arrival) => {
    expect(dueOffsets({ ...PLAN, arrival, length: { durationUs: 0 } })).toEqual([]);
    expect(dueOffsets({ ...PLAN, arrival, length: { events: 0 } })).toEqual([]);
  });
});

describe('bodies', () => {
  test('have exactly the size asked for, in ASCII that JSON leaves as it is', () => {
    fc.assert(
      fc.property(PLANS, fc.nat(10_000), (plan, n) => {
        const body = bodiesOf(plan)(n);
        expect(body).toHaveLength(plan.bodyBytes);
        expect(JSON.stringify(body)).toBe(`"${body}"`);
        expect(body).toMatch(/^[\x20-\x7e]*$/);
      }),
    );
  });

  test('are the same for the same seed, and others for another', () => {
    expect(bodiesOf(PLAN)(3)).toBe(bodiesOf(PLAN)(3));
    expect(bodiesOf(PLAN)(3)).not.toBe(bodiesOf({ ...PLAN, seed: 2 })(3));
    expect(bodiesOf(PLAN)(0)).toBe('rs_qa0FW4Ti7HHLL3pOe');
  });

  test('do not repeat from one event to the next', () => {
    const bodyOf = bodiesOf(PLAN);
    expect(new Set(Array.from({ length: 50 }, (_, n) => bodyOf(n))).size).toBe(50);
  });
});
