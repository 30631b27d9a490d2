import { lookUp, scenarioOf, type Evidence, type Pick } from '../../claims/evidence.ts';
import { BROADCAST } from '../../claims/figure-names.ts';
import { rowOver, type RowId } from '../../transports.ts';
import type { DeliveryCpu } from './delivery-cpu.ts';
import type { ServerCpu } from './server-cpu.ts';

/**
 * By the suite `fanout`, of many events a second, and `broadcast`, of few, where it was run; both with 200 clients.
 * Undefined without a valid trial of the first.
 */
export function streamCpuOf(evidence: Evidence, row: RowId): ServerCpu | undefined {
  const figure = 'server.cpu';
  const fanout = { suite: 'fanout', contender: row, figure } as const;
  const scenario = scenarioOf(evidence, fanout);
  const many = deliveryAt(evidence, fanout);
  if (scenario === undefined || many === undefined) return undefined;
  const few = deliveryAt(evidence, { suite: 'broadcast', contender: `${row}@${BROADCAST.most}`, figure });
  const deliveries = few === undefined ? [many] : [few, many];
  return {
    requestUs: 0,
    deliveries: deliveries.toSorted((a, b) => a.ratePerSecond - b.ratePerSecond),
    over: rowOver(row, scenario.http).http,
  };
}

function deliveryAt(evidence: Evidence, pick: Pick): DeliveryCpu | undefined {
  const sample = lookUp(evidence, pick);
  const scenario = scenarioOf(evidence, pick);
  if (typeof sample === 'string' || scenario === undefined) return undefined;
  return { ratePerSecond: scenario.ratePerSecond, us: sample.median };
}
