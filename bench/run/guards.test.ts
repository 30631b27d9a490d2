import { describe, expect, test } from 'vitest';
import { EXAMPLE_DELIVERIES } from '../core/example-measurement.ts';
import { ROW_IDS } from '../transports.ts';
import { FOUR_AGENTS, DELAYED, linkWith, trialWith, valuesOf } from './guards/example-trial.ts';
import { reasonsAgainst } from './guards.ts';
import { connectionsOf } from './trial-plan.ts';

describe('a trial', () => {
  test.each(ROW_IDS)('in which all is well is valid (%s)', (row) => {
    const opened = connectionsOf(row, FOUR_AGENTS);
    const connections = { opened, openMax: opened, reconnects: 0 };
    expect(reasonsAgainst(trialWith({ connections }, row))).toEqual([]);
    expect(reasonsAgainst(trialWith({ connections, link: linkWith() }, row, DELAYED))).toEqual([]);
  });

  test('with every fault at once has a reason for each, in a line', () => {
    const rising = [2_000, 90_000, 180_000, 270_000];
    const changes = {
      windowUs: 10_000_000,
      longestClientStallUs: 5_000_000,
      client: { cpuUs: 0, utilisation: 1 },
      sendDelay: valuesOf([10, 50_000]),
      planned: 40,
      published: 0,
      connections: { opened: 0, openMax: 0, reconnects: 1 },
      deliveries: { ...EXAMPLE_DELIVERIES, gaps: 1 },
      requests: { client: 0, server: 100, empty: 0, heldMax: 0 },
      quarters: rising.map((median) => ({ expected: 40, lateness: valuesOf([40, median]) })),
    };
    const appliedDelay = { up: valuesOf([40, 90_000]), down: valuesOf([40, 90_000]) };
    const link = linkWith({ utilisation: 1, pauses: 1, appliedDelay });
    const service = valuesOf([40, 41_000]);
    const direct = reasonsAgainst(trialWith({ ...changes, service }));
    const linked = reasonsAgainst(trialWith({ ...changes, link }, 'sse', DELAYED));
    const all = new Set([...direct, ...linked]);
    // Behind a link nobody looks for delayed acknowledgements, and without one there is nothing wrong with it.
    expect([direct.length, linked.length, all.size]).toEqual([10, 12, 13]);
    for (const reason of all) expect(reason).toMatch(/^[^\n]{20,}$/);
  });
});
