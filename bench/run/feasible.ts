import { Failure } from '../core/failure.ts';
import type { Environment } from '../core/result.ts';
import { MAX_STREAMS_PER_CONNECTION } from '../door/door.ts';
import { rowOf } from '../transports.ts';
import type { RunPlan } from './run.ts';
import { repetitionSeed } from './run.ts';
import { eventsOf, measuredFeed, subscriptionsOf } from './trial-plan.ts';

/** Open files that a process needs beside its connections. */
const OTHER_FILES = 100;
/** A client process notes every delivery that it is owed. */
const MOST_DELIVERIES = 500_000_000;
const SHORTEST_POLL_US = 1_000;

/** @throws Failure when this machine cannot run a plan, or the plan would measure nothing: before anything starts. */
export function checkFeasible(plan: RunPlan, { fileLimit, portRange }: Environment): void {
  const { parameters, rows, repetitions, seed } = plan;
  const subscriptions = subscriptionsOf(parameters);
  if (parameters.drivers > parameters.agents) {
    throw new Failure(
      `${parameters.drivers} drivers have no agent each; give at most --drivers ${parameters.agents}`,
    );
  }
  if (fileLimit !== null && subscriptions + OTHER_FILES > fileLimit) {
    throw new Failure(
      `${subscriptions} connections need more than the ${fileLimit} open files that are allowed; raise it with ulimit -n`,
    );
  }
  if (portRange !== null && subscriptions > portRange[1] - portRange[0]) {
    throw new Failure(`${subscriptions} connections need more ports than there are; lower --agents`);
  }
  const onHttp2 = rows.find((row) => rowOf(row).http === 2);
  if (onHttp2 !== undefined && parameters.subscriptionsPerAgent > MAX_STREAMS_PER_CONNECTION) {
    throw new Failure(
      `${onHttp2} holds at most ${MAX_STREAMS_PER_CONNECTION} subscriptions an agent; lower --subscriptions`,
    );
  }
  if (parameters.pollEveryUs < SHORTEST_POLL_US) {
    throw new Failure('timers have no finer grain than 1 ms; give --poll-every 1ms or more');
  }
  if (parameters.ratePerSecond * (parameters.durationUs / 1_000_000) * subscriptions > MOST_DELIVERIES) {
    throw new Failure(
      `that is more than ${MOST_DELIVERIES} deliveries; lower --rate, --duration or --agents`,
    );
  }
  for (const row of rows.slice(0, 1)) {
    for (let repetition = 0; repetition < repetitions; repetition += 1) {
      if (eventsOf(measuredFeed({ row, parameters, seed: repetitionSeed(seed, repetition) })) === 0) {
        throw new Failure('the plan holds no event in some repetition; raise --duration or --rate');
      }
    }
  }
}
