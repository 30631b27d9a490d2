import { describe, expect, test } from 'vitest';
import { EXAMPLE_POLLS, exampleSaturation } from '../../core/example-saturation.ts';
import type { SaturationMeasurement } from '../../core/saturation.ts';
import { reasonsAgainstSaturation, warningsOfSaturation } from './saturation-guards.ts';

type Changes = Partial<SaturationMeasurement>;

describe('a trial without a feed', () => {
  test('in which all is well is valid, and has no warning', () => {
    expect(reasonsAgainstSaturation(exampleSaturation())).toEqual([]);
    expect(warningsOfSaturation(exampleSaturation())).toEqual([]);
  });

  test.each<readonly [string, Changes, RegExp]>([
    [
      'without an answer',
      { polls: { ...EXAMPLE_POLLS, answered: 0, received: 0 } },
      /^no poll was answered in the window$/,
    ],
    [
      'of whose answers one has another status',
      { polls: { ...EXAMPLE_POLLS, unexpected: 1 } },
      /^1 polls were answered with another status/,
    ],
    ['with an error', { polls: { ...EXAMPLE_POLLS, errors: 2 } }, /^2 polls got no answer/],
    ['with a time-out', { polls: { ...EXAMPLE_POLLS, timeouts: 3 } }, /^3 polls timed out/],
    [
      'with a connection too few',
      { connections: { planned: 10, open: 9, opened: 0 } },
      /^9 connections were open where the scenario has 10$/,
    ],
    [
      'with a connection too many',
      { connections: { planned: 10, open: 11, opened: 0 } },
      /^11 connections were open where the scenario has 10$/,
    ],
    [
      'whose driver quietly connected again',
      { connections: { planned: 10, open: 10, opened: 1 } },
      /^1 connections were opened again while it was measured$/,
    ],
    [
      'of which client and server tell different stories',
      { polls: { ...EXAMPLE_POLLS, received: 26_000 } },
      /^clients had 20000 answers and the server 26000 requests$/,
    ],
  ])('%s is invalid, and the reason is one line', (_, changes, reason) => {
    const found = reasonsAgainstSaturation(exampleSaturation(changes));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(reason);
  });

  test.each([19_980, 20_020])('is valid where the ends of two windows part %d requests', (received) => {
    expect(reasonsAgainstSaturation(exampleSaturation({ polls: { ...EXAMPLE_POLLS, received } }))).toEqual(
      [],
    );
  });
});

describe('a figure is a lower bound', () => {
  test.each<readonly [string, Changes]>([
    ['whose server waited', { server: { cpuUs: 1_900_000, utilisation: 0.89 } }],
    ['whose server was kept from its core', { server: { cpuUs: 1_700_000, utilisation: 1 } }],
  ])('in a trial %s', (_, changes) => {
    expect(warningsOfSaturation(exampleSaturation(changes))).toEqual([
      'the server did not use a whole core: polls/s is a lower bound of what it answers',
    ]);
  });
});

test('response times hold their driver where that was busy nearly all the time', () => {
  const busy = exampleSaturation({ client: { cpuUs: 1_900_000, utilisation: 0.81 } });
  expect(warningsOfSaturation(busy)).toEqual([
    'the driver was busy nearly all the time: response times hold its own waiting',
  ]);
});
