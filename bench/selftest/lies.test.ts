import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lying, placeLies, type LiesByPlace } from './lies.ts';

function told(events: number, lies: LiesByPlace): readonly number[] {
  const heard: number[] = [];
  const tell = lying((payload) => heard.push(Number(payload)), lies);
  for (let n = 0; n < events; n += 1) tell(String(n));
  return heard;
}

test('a lie is told about the event at its place alone', () => {
  expect(told(4, new Map([[1, 'drop']]))).toEqual([0, 2, 3]);
  expect(told(4, new Map([[1, 'repeat']]))).toEqual([0, 1, 1, 2, 3]);
  expect(told(4, new Map([[1, 'swap']]))).toEqual([0, 2, 1, 3]);
  expect(told(4, new Map())).toEqual([0, 1, 2, 3]);
});

describe('lies that are placed', () => {
  test('are as many of each kind as were asked for, and none hides another', () => {
    const times = fc.record({ drop: fc.nat(5), repeat: fc.nat(5), swap: fc.nat(5) });
    fc.assert(
      fc.property(times, fc.integer({ min: 31, max: 80 }), fc.nat(), (asked, events, seed) => {
        const heard = told(events, placeLies(events, asked, seed));
        const distinct = new Set(heard).size;
        const late = heard.filter((n, index) => n < Math.max(-1, ...heard.slice(0, index))).length;
        expect({ drop: events - distinct, repeat: heard.length - distinct, swap: late }).toEqual(asked);
        expect(heard.at(-1)).toBe(events - 1);
      }),
      { numRuns: 50 },
    );
  });

  test('are refused where there is no room for them', () => {
    expect(() => placeLies(6, { drop: 1, repeat: 1, swap: 1 }, 1)).toThrow(/no room for 3 lies in 6 events/);
  });
});
