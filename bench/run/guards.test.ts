import { describe, expect, test } from 'vitest';
import { distributionOf, EXAMPLE_DELIVERIES, exampleMeasurement } from '../core/example-measurement.ts';
import type { Measurement } from '../core/measurement.ts';
import type { Parameters } from '../core/result.ts';
import { DEFAULT_PARAMETERS } from '../suites/suites.ts';
import { ROW_IDS, rowOf, type RowId } from '../transports.ts';
import { reasonsAgainst } from './guards.ts';
import { connectionsOf } from './trial-plan.ts';

const FOUR: Parameters = { ...DEFAULT_PARAMETERS, agents: 4 };

function reasons(
  changes: Partial<Measurement>,
  row: RowId = 'sse',
  parameters: Parameters = FOUR,
): readonly string[] {
  return reasonsAgainst({ row, parameters, measurement: exampleMeasurement(changes) });
}

/** So many values, the last few of them larger. */
function mostly(value: number, few: number): Measurement['sendDelay'] {
  return distributionOf([...new Array<number>(95).fill(value), ...new Array<number>(5).fill(few)]);
}

function connections(opened: number, reconnects = 0): Partial<Measurement> {
  return { connections: { opened, openMax: opened, reconnects } };
}

describe('a trial', () => {
  test.each(ROW_IDS)('in which all is well is valid (%s)', (row) => {
    const opened = connectionsOf(row, FOUR);
    expect(reasons({ connections: { opened, openMax: opened, reconnects: 0 } }, row)).toEqual([]);
  });

  test.each<readonly [string, Partial<Measurement>, RegExp]>([
    [
      'whose client had no idle time left',
      { client: { cpuUs: 0, utilisation: 0.81 } },
      /^the client process was busy 81 % /,
    ],
    [
      'whose client used up a core',
      { windowUs: 1_000_000, client: { cpuUs: 900_000, utilisation: 0.5 } },
      /^the client process was busy 90 % /,
    ],
    [
      'whose feed was late by more than its readers',
      { sendDelay: mostly(600, 9_000) },
      /^the feed itself was late \(p99 9\.0 ms, against a median lateness of 2\.0 ms\)/,
    ],
    ['whose feed is not complete', { published: 9 }, /^9 of 10 events were published$/],
    ['that opened too few connections', connections(3), /^3 connections were opened .* has 4$/],
    ['that opened too many', connections(5), /^5 connections were opened .* has 4$/],
    [
      'in which an event came twice',
      { deliveries: { ...EXAMPLE_DELIVERIES, duplicated: 1 } },
      /^without any fault there were 1 duplicated$/,
    ],
    [
      'in which more than one thing went wrong with deliveries',
      { deliveries: { ...EXAMPLE_DELIVERIES, reordered: 2, unknown: 3, early: 4, gaps: 5 } },
      /^without any fault there were 2 reordered, 3 unknown, 4 early, 5 gaps$/,
    ],
    [
      'of which client and server tell different stories',
      { requests: { client: 10, server: 15, empty: 0, heldMax: 1 } },
      /^clients sent 10 requests and the server received 15$/,
    ],
    [
      'whose deliveries wait for delayed acknowledgements',
      { service: distributionOf([39_900, 40_000, 40_100]) },
      /^the service time bunches at 40\.0 ms/,
    ],
  ])('%s is invalid, and the reason is one line', (_, changes, reason) => {
    const found = reasons(changes);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(reason);
    expect(found[0]).not.toContain('\n');
  });

  test.each<readonly [string, Partial<Measurement>]>([
    ['whose client was busy for 80 %', { client: { cpuUs: 8_000_000, utilisation: 0.8 } }],
    ['whose feed was late by no more than 5 ms', { sendDelay: mostly(600, 5_000) }],
    [
      'whose feed was late by a tenth of what its readers were',
      { sendDelay: mostly(600, 20_000), lateness: distributionOf([200_000]) },
    ],
    ['that reconnected as often as its connections say', connections(6, 2)],
    ['that lost events, which its percentiles tell', { deliveries: { ...EXAMPLE_DELIVERIES, lost: 1 } }],
    [
      'with a request for each subscription on its way',
      { requests: { client: 10, server: 14, empty: 0, heldMax: 1 } },
    ],
    ['whose deliveries are as slow for another reason', { service: distributionOf([45_000]) }],
  ])('%s is valid', (_, changes) => {
    expect(reasons(changes)).toEqual([]);
  });

  test('of several client processes may use a core for each', () => {
    const busy = { windowUs: 1_000_000, client: { cpuUs: 1_500_000, utilisation: 0.5 } };
    expect(reasons(busy, 'sse', { ...FOUR, drivers: 2 })).toEqual([]);
    expect(reasons(busy, 'sse', FOUR)).toHaveLength(1);
  });

  test('with every fault at once has a reason for each', () => {
    const found = reasons({
      client: { cpuUs: 0, utilisation: 1 },
      sendDelay: distributionOf([50_000]),
      published: 0,
      connections: { opened: 0, openMax: 0, reconnects: 0 },
      deliveries: { ...EXAMPLE_DELIVERIES, gaps: 1 },
      requests: { client: 0, server: 100, empty: 0, heldMax: 0 },
      service: distributionOf([40_000]),
    });
    expect(found).toHaveLength(7);
    expect(new Set(found).size).toBe(7);
  });
});

describe('the connections of a trial', () => {
  const shared: Parameters = { ...FOUR, subscriptionsPerAgent: 3 };

  test.each<readonly [RowId, number, number]>([
    ['sse', 12, 12],
    ['websocket', 12, 12],
    ['raw-tcp', 12, 12],
    ['sse-h2', 4, 4],
    // Requests of one agent may take turns.
    ['polling', 4, 12],
    ['long-polling', 4, 12],
  ])('of %s are from %d to %d for 4 agents with 3 subscriptions each', (row, least, most) => {
    for (const opened of [least - 1, most + 1]) {
      expect(reasons(connections(opened), row, shared)).toHaveLength(1);
    }
    for (const opened of [least, most]) expect(reasons(connections(opened), row, shared)).toEqual([]);
  });

  test('may be as many as there are requests, where pollers are told to open one for each', () => {
    const apart = { ...FOUR, keepAlive: false };
    for (const row of ROW_IDS) {
      const found = reasons(connections(1_000), row, apart);
      expect(found).toHaveLength(rowOf(row).pattern === 'stream' ? 1 : 0);
    }
  });

  test('do not grow with streams that are cut and resumed where an agent has one connection', () => {
    expect(reasons(connections(4, 7), 'sse-h2', shared)).toEqual([]);
    expect(reasons(connections(11, 7), 'sse-h2', shared)).toEqual([]);
    expect(reasons(connections(12, 7), 'sse-h2', shared)).toHaveLength(1);
    expect(reasons(connections(12, 7), 'sse', shared)).toHaveLength(1);
  });
});

describe('a delayed acknowledgement', () => {
  test('is looked for where the server pushes, and not where a client waits for its next poll', () => {
    const slow = { service: distributionOf([40_000]) };
    for (const row of ROW_IDS) {
      const opened = connectionsOf(row, FOUR);
      const found = reasons({ ...slow, connections: { opened, openMax: opened, reconnects: 0 } }, row);
      expect(found).toHaveLength(rowOf(row).pattern === 'stream' ? 1 : 0);
    }
  });
});
