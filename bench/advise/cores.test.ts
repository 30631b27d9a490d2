import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../core/random.ts';
import { mostPushed } from '../predict/crossover.ts';
import { BUSIEST, coresFor, type Burst } from './cores.ts';

/** A million clients at 10 µs each: 10 s of one core for an event. */
const MILLION: Burst = { clients: 1_000_000, ratePerSecond: 1e-5, eachUs: 10, withinUs: 1_000_000 };

describe('the cores of a server', () => {
  test('are its load where nothing has to be done at once', () => {
    expect(coresFor({ busyUs: 2_500_000 })).toEqual({
      load: 2.5,
      needed: 2.5,
      presumed: 4,
      burstUs: 0,
      waitUs: 0,
    });
    expect(coresFor({ busyUs: 1 }).presumed).toBe(1);
  });

  test('are as many as serve all clients in time, however rare events are', () => {
    const { load, needed, presumed, burstUs } = coresFor({ busyUs: 100, burst: MILLION });
    expect(load).toBe(0.0001);
    expect(needed).toBeCloseTo(10, 9);
    expect(presumed).toBe(11);
    expect(burstUs).toBeCloseTo(10_000_000 / 11, 6);
  });

  test('are what the number of users that a core serves by push comes to', () => {
    const burst = { ...MILLION, ratePerSecond: 5 };
    const { needed } = coresFor({ busyUs: 5 * 10_000_000, burst });
    expect(needed).toBeCloseTo(MILLION.clients / mostPushed(10, 5, 1_000_000), 9);
    expect(needed).toBeCloseTo(50, 9);
  });

  test('presumed, they serve a burst and the mean wait before it in time, and none too many of them', () => {
    const some = (max: number) => fc.double({ min: 1e-3, max, noNaN: true });
    fc.assert(
      fc.property(some(1e6), some(100), some(1e7), some(1e3), (clients, ratePerSecond, withinUs, eachUs) => {
        const busyUs = clients * ratePerSecond * eachUs;
        const cores = coresFor({ busyUs, burst: { clients, ratePerSecond, eachUs, withinUs } });
        expect(cores.burstUs + cores.waitUs).toBeLessThanOrEqual(withinUs * (1 + 1e-9));
        expect(cores.load / cores.presumed).toBeLessThanOrEqual(BUSIEST);
        expect(cores.presumed).toBeGreaterThanOrEqual(cores.needed);
        expect(cores.presumed).toBeLessThan(Math.max(2, 3 * cores.needed + 1));
      }),
    );
  });

  test('let an event wait for those before it as long as a queue that is played through', () => {
    const burst = { clients: 60_000, ratePerSecond: 1, eachUs: 10, withinUs: 5_000_000 };
    const { presumed, burstUs, waitUs } = coresFor({ busyUs: 600_000, burst });
    expect({ presumed, burstUs }).toEqual({ presumed: 1, burstUs: 600_000 });
    const random = seededRandom(1);
    let [free, now, waited] = [0, 0, 0];
    const events = 200_000;
    for (let event = 0; event < events; event += 1) {
      now -= Math.log(1 - random()) / burst.ratePerSecond;
      waited += Math.max(0, free - now);
      free = Math.max(free, now) + burstUs / 1e6;
    }
    expect(waited / events / (waitUs / 1e6)).toBeCloseTo(1, 1);
  });
});
