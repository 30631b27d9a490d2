import { expect, test } from 'vitest';
import { histogram } from '../measure/histogram.ts';
import { broadcastMeasurement } from './broadcast-measurement.ts';

function arrival(subscriptions: number, firstUs: number, lastUs: number) {
  return { subscriptions, sentUs: 1_000, firstUs, lastUs };
}

test('an event is spread from the first subscription of any client to the last, if it came to all', () => {
  const hop = histogram();
  hop.record(300);
  const noted = [
    [arrival(6, 1_200, 1_500), arrival(6, 1_100, 1_100), null, arrival(12, 1_010, 1_020)],
    [arrival(6, 1_300, 1_900), arrival(5, 1_100, 1_700), null, null],
  ];
  expect(broadcastMeasurement(hop.encode(), noted, { events: 4, subscriptions: 12 })).toMatchObject({
    reachedAll: 2,
    hop: { count: 1, max: 300 },
    toFirst: { count: 2, max: 200 },
    toLast: { count: 2, max: 900 },
    spread: { count: 2, max: 700 },
  });
});

test('nobody is reached where nothing was noted', () => {
  const none = histogram().encode();
  expect(broadcastMeasurement(none, [null], { events: 2, subscriptions: 1 })).toMatchObject({
    reachedAll: 0,
    spread: { count: 0 },
  });
});
