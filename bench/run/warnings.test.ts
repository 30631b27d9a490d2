import { expect, test } from 'vitest';
import { exampleMeasurement } from '../core/example-measurement.ts';
import type { Measurement } from '../core/measurement.ts';
import { trialWith, valuesOf } from './guards/example-trial.ts';
import { warningsOn } from './warnings.ts';

const { server, connections } = exampleMeasurement();

test('there are none on a trial in which all is well', () => {
  expect(warningsOn(trialWith({ server: { ...server, utilisation: 0.9 } }))).toEqual([]);
});

test.each<readonly [Partial<Measurement>, string]>([
  [{ server: { ...server, cuts: 2 } }, '2 subscribers were cut for reading too slowly'],
  // At a server of ours it is a reason against the trial.
  [{ connections: { ...connections, reconnects: 3 } }, 'clients reconnected 3 times'],
  [
    { server: { ...server, utilisation: 0.94 } },
    'the server was busy 94 % of the time: these figures are those of an overloaded server',
  ],
  [
    { sendDelay: valuesOf([9, 600], [1, 70_000]) },
    'one of 10 events was sent 70.0 ms late by the feed itself: the highest percentiles of lateness hold it',
  ],
])('%j is told of', (changes, warning) => {
  expect(warningsOn(trialWith(changes))).toEqual([warning]);
});
