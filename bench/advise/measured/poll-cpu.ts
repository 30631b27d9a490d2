import type { Evidence } from '../../claims/evidence.ts';
import type { Parameters, TrialResult } from '../../core/result.ts';
import { US_PER_SECOND } from '../../predict/workload.ts';
import { parametersOf } from '../../report/summary.ts';
import { twoCosts, type Spending, type TwoCosts } from '../../stats/two-costs.ts';
import { rowOf, rowOver, type RowId } from '../../transports.ts';
import type { ServerCpu } from './server-cpu.ts';

/**
 * Fitted to CPU time, requests and deliveries per second of the points of `sweep-poll`. Long polling answers an event
 * with a request of its own, so that nothing tells the two apart.
 */
export function pollCpuOf({ runs }: Evidence, row: RowId): ServerCpu | undefined {
  const result = runs.get('sweep-poll')?.result;
  if (result === undefined) return undefined;
  const spendings = result.trials.flatMap((trial) => {
    const spending = trial.row === row ? spendingOf(trial, parametersOf(result, trial)) : undefined;
    return spending ?? [];
  });
  const isHeld = rowOf(row).pattern === 'hold';
  const costs = twoCosts(isHeld ? spendings.map((spending) => ({ ...spending, second: 0 })) : spendings);
  if (costs === undefined) return undefined;
  const { ratePerSecond, http } = result.parameters;
  return {
    requestUs: costs.first,
    deliveries: [{ ratePerSecond, us: costs.second }],
    over: rowOver(row, http).http,
    fit: { worst: worstOf(spendings, costs), points: spendings.length },
  };
}

/** Per second: requests, deliveries, and the server's CPU time. */
function spendingOf(trial: TrialResult, { durationUs }: Parameters): Spending | undefined {
  if (trial.state !== 'measured' || !('deliveries' in trial)) return undefined;
  const { 'requests.per-event': requests, 'server.cpu': cpuUs } = trial.metrics;
  if (typeof requests !== 'number' || typeof cpuUs !== 'number') return undefined;
  const deliveries = (trial.deliveries.expected * US_PER_SECOND) / durationUs;
  return { first: requests * deliveries, second: deliveries, total: cpuUs * deliveries };
}

function worstOf(spendings: readonly Spending[], costs: TwoCosts): number {
  return Math.max(
    ...spendings.map(({ first, second, total }) =>
      Math.abs((first * costs.first + second * costs.second) / total - 1),
    ),
  );
}
