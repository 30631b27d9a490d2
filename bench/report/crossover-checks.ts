import { contenderName, parseContender } from '../core/contender.ts';
import type { RunResult, TrialResult } from '../core/result.ts';
import type { Microseconds } from '../core/units.ts';
import { mostPollers, type PollCpu } from '../predict/crossover.ts';
import { pollingLateness } from '../predict/lateness.ts';
import { isRowId, rowOf } from '../transports.ts';
import { sampleOf } from './sample.ts';
import { parametersOf } from './summary.ts';

/** So many pollers of a feed, beside the most that the formula allows. */
export type CrossoverCheck = {
  readonly users: number;
  readonly pollEveryUs: Microseconds;
  /** Of the most that one core serves at this interval. */
  readonly shareOfMost: number;
  readonly lateness: { readonly predictedUs: Microseconds; readonly measuredUs: Microseconds };
  /** Of the server's event loop. */
  readonly utilisation: number;
  /** False where every trial is invalid, as it must be where a server cannot keep up with its own feed. */
  readonly holds: boolean;
};

type WithFigures = Exclude<TrialResult, { state: 'failed' }>;

/** Every scenario of a run in which users poll a feed. Invalid trials speak only where no other does. */
export function crossoverChecks(result: RunResult, cpu: PollCpu): readonly CrossoverCheck[] {
  const trials = result.trials.filter((trial) => trial.state !== 'failed');
  const names = new Set(result.order.flat());
  const checks = [...names].map(parseContender).flatMap((contender): readonly CrossoverCheck[] => {
    const { row } = contender;
    const parameters = parametersOf(result, contender);
    if (!isRowId(row) || rowOf(row).pattern !== 'poll' || parameters.load !== 'feed') return [];
    const own = trials.filter((trial) => contenderName(trial) === contenderName(contender));
    const measured = own.filter(({ state }) => state === 'measured');
    const heard = measured.length > 0 ? measured : own;
    const measuredUs = medianOf(heard, 'lateness.mean');
    const utilisation = medianOf(heard, 'server.utilisation');
    if (measuredUs === undefined || utilisation === undefined) return [];
    const { agents, subscriptionsPerAgent, pollEveryUs, ratePerSecond } = parameters;
    const users = agents * subscriptionsPerAgent;
    const predictedUs = pollingLateness(pollEveryUs, { upUs: 0, downUs: 0 }).meanUs;
    return [
      {
        users,
        pollEveryUs,
        shareOfMost: users / mostPollers(cpu, ratePerSecond, pollEveryUs),
        lateness: { predictedUs, measuredUs },
        utilisation,
        holds: measured.length > 0,
      },
    ];
  });
  return checks.toSorted((a, b) => a.pollEveryUs - b.pollEveryUs || a.users - b.users);
}

function medianOf(trials: readonly WithFigures[], id: string): number | undefined {
  const values = trials.flatMap(({ repetition, metrics }) => {
    const value = metrics[id];
    return value === undefined ? [] : [{ repetition, value: value ?? Infinity }];
  });
  return sampleOf(values)?.median;
}
