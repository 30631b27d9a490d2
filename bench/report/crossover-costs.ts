import { parseContender } from '../core/contender.ts';
import { Failure } from '../core/failure.ts';
import { isPollLoad } from '../core/load.ts';
import type { Parameters, RunResult } from '../core/result.ts';
import type { Microseconds } from '../core/units.ts';
import type { PollCpu } from '../predict/crossover.ts';
import { isRowId, rowOf } from '../transports.ts';
import { contenderTitle } from './contender-label.ts';
import { parametersOf, summarise, type RowSummary } from './summary.ts';

/** What a run says of a server's CPU for polls and for pushes. */
export type CrossoverCosts = {
  /** Of each request, in all polls. */
  readonly answerWorkUs: Microseconds;
  readonly polling: PollCpu;
  readonly pushes: readonly PushCost[];
};

export type PushCost = {
  /** A row, or row@variant. */
  readonly row: string;
  readonly label: string;
  /** CPU time of the server for one event to one user. */
  readonly deliveryUs: Microseconds;
};

type Scenario = { readonly row: RowSummary; readonly parameters: Parameters };

/** @throws Failure when the run has not measured what polls and pushes cost */
export function crossoverCosts(result: RunResult): CrossoverCosts {
  const scenarios = summarise(result).rows.map((row) => ({
    row,
    parameters: parametersOf(result, parseContender(row.row)),
  }));
  const polling = scenarios.filter(({ parameters }) => isPollLoad(parameters.load));
  const pushes = toldApart(scenarios.flatMap((scenario) => pushCost(scenario, result)));
  if (pushes.length === 0) throw lacking('a push transport with a feed');
  const { answerWorkUs } = result.parameters;
  return { answerWorkUs, polling: pollCpu(polling, answerWorkUs), pushes };
}

/**
 * An empty poll as it was measured with the answer's work; what events add, from trials with the least of it, where
 * it can be seen.
 */
function pollCpu(polls: readonly Scenario[], answerWorkUs: Microseconds): PollCpu {
  const least = Math.min(...polls.map(({ parameters }) => parameters.answerWorkUs));
  const measured = (workUs: Microseconds): readonly PollCost[] =>
    polls.filter(({ parameters }) => parameters.answerWorkUs === workUs).flatMap(pollCost);
  const [empty] = measured(answerWorkUs).filter(({ events }) => events === 0);
  const byEvents = measured(least).toSorted((a, b) => a.events - b.events);
  const none = byEvents.find(({ events }) => events === 0);
  const one = byEvents.find(({ events }) => events === 1);
  const most = byEvents.at(-1);
  if (
    empty === undefined ||
    none === undefined ||
    one === undefined ||
    most === undefined ||
    most.events < 2
  ) {
    throw lacking('polls without events, with one and with several');
  }
  return {
    emptyPollUs: empty.cpuUs,
    pollWithEventUs: empty.cpuUs + added(none, one),
    furtherEventUs: added(one, most) / (most.events - one.events),
  };
}

/** Noise can make more seem to cost less; it costs nothing then, as far as could be seen. */
function added(fewer: PollCost, more: PollCost): Microseconds {
  return Math.max(0, more.cpuUs - fewer.cpuUs);
}

type PollCost = { readonly events: number; readonly cpuUs: Microseconds };

function pollCost({ row, parameters }: Scenario): readonly PollCost[] {
  const cpuUs = row.samples.get('polls.server-cpu')?.median;
  return cpuUs === undefined ? [] : [{ events: parameters.eventsPerPoll, cpuUs }];
}

type TitledCost = PushCost & { readonly title: string };

function pushCost({ row, parameters }: Scenario, result: RunResult): readonly TitledCost[] {
  const contender = parseContender(row.row);
  const { row: id } = contender;
  const deliveryUs = row.samples.get('server.cpu')?.median;
  if (parameters.load !== 'feed' || !isRowId(id) || rowOf(id).pattern !== 'stream') return [];
  if (deliveryUs === undefined) return [];
  return [{ row: row.row, title: contenderTitle(contender, result), label: row.label, deliveryUs }];
}

/** By their titles alone where no two are called the same. */
function toldApart(costs: readonly TitledCost[]): readonly PushCost[] {
  const isShared = (title: string): boolean => costs.filter((cost) => cost.title === title).length > 1;
  return costs.map(({ title, label, ...cost }) => ({ ...cost, label: isShared(title) ? label : title }));
}

function lacking(what: string): Failure {
  return new Failure(`the run has no valid trial of ${what}; make one with: pushbench run crossover`);
}
