import { expect, test } from 'vitest';
import { distributionOf, exampleMeasurement } from '../example-measurement.ts';
import { metricOf, valuesOf } from '../metrics.ts';

const TIMES = {
  hop: distributionOf([300, 400]),
  toFirst: distributionOf([100, 200]),
  toLast: distributionOf([1_100, 2_200]),
  spread: distributionOf([1_000, 2_000]),
};

const broadcastOf = (changes: object) =>
  valuesOf(
    exampleMeasurement({ planned: 2, published: 2, broadcast: { ...TIMES, reachedAll: 2, ...changes } }),
  );

test('a broadcast is told from the first to the last, and from its trigger to either', () => {
  expect(broadcastOf({})).toMatchObject({
    'spread.reached': 1,
    'spread.p50': 1_000,
    'spread.max': 2_000,
    'spread.first.p50': 100,
    'spread.last.p50': 1_100,
    'spread.last.p99': 2_200,
    'publish.p50': 300,
    'publish.p99': 400,
  });
});

test('an event that did not reach everybody is spread without end', () => {
  const spread = distributionOf([1_000]);
  expect(broadcastOf({ reachedAll: 1, spread })).toMatchObject({
    'spread.reached': 0.5,
    'spread.p50': 1_000,
    'spread.max': Infinity,
  });
});

test('of the two moments of a time, one is a client’s, or both', () => {
  const momentsOf = (id: string) => metricOf(id)?.clientMoments;
  expect(['spread.p50', 'spread.first.p50', 'spread.last.p99', 'publish.p50'].map(momentsOf)).toEqual([
    2,
    1,
    1,
    undefined,
  ]);
});

test('there are no such figures where nobody posts', () => {
  const ids = Object.keys(valuesOf(exampleMeasurement()));
  expect(ids.filter((id) => /^(spread|publish)\./.test(id))).toEqual([]);
});
