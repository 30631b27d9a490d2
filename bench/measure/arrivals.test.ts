import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrivalsOf, joined } from './arrivals.ts';

describe('arrivals', () => {
  test('know the first and the last of an event, and at how many it is', () => {
    const arrivals = arrivalsOf(3);
    for (const receivedUs of [50, 20, 70]) arrivals.note({ n: 1, sentUs: 10 }, receivedUs);
    expect(arrivals.read()).toEqual([null, { subscriptions: 3, sentUs: 10, firstUs: 20, lastUs: 70 }, null]);
  });

  test('of some subscriptions and of others are, joined, those of all', () => {
    const receptions = fc.array(fc.tuple(fc.nat(3), fc.nat(1_000), fc.boolean()), { maxLength: 30 });
    fc.assert(
      fc.property(receptions, (received) => {
        const [all, some, others] = [arrivalsOf(4), arrivalsOf(4), arrivalsOf(4)];
        for (const [n, receivedUs, isOne] of received) {
          const event = { n, sentUs: n };
          all.note(event, receivedUs);
          (isOne ? some : others).note(event, receivedUs);
        }
        const [one, other] = [some.read(), others.read()];
        expect(one.map((arrival, n) => joined(arrival, other[n] ?? null))).toEqual(all.read());
      }),
    );
  });
});
