import { Failure } from '../core/failure.ts';
import { dueOffsets } from '../core/feed.ts';
import type { Environment } from '../core/result.ts';
import { MAX_STREAMS_PER_CONNECTION } from '../door/door.ts';
import { rowOver, type RowId } from '../transports.ts';
import { obstacleInWords, type Obstacle } from './obstacle.ts';
import { parametersFor, repetitionSeed, type RunPlan } from './run.ts';
import { obstacleToSaturation } from './saturation/what-is-saturated.ts';
import { obstacleToOtherSubscribers, obstacleToTheirs } from './what-servers-can.ts';
import { obstacleToPages } from './what-pages-can.ts';
import {
  connectionsOf,
  measuredFeed,
  messageConnectionsOf,
  payloadBytesOf,
  serveOptionsOf,
  subscriptionsOf,
  type TrialPlan,
} from './trial-plan.ts';
import { obstacleToWayUp, sendsUp } from './way-up-obstacle.ts';

/** What one contender would run under. */
type Scenario = Pick<RunPlan, 'repetitions' | 'seed' | 'parameters'> & { readonly row: RowId };

/** Says what is wrong and what to do; undefined when all is well. */
type Check = (scenario: Scenario, environment: Environment) => string | undefined;

/** Open files that a process needs beside its connections. */
const OTHER_FILES = 100;
/** The server holds a feed's due times in memory, and an event's number has eight digits. */
const MOST_EVENTS = 10_000_000;
/** A client process notes every delivery that it is owed. */
const MOST_DELIVERIES = 500_000_000;
const MOST_REPETITIONS = 10_000;
const SHORTEST_POLL_US = 1_000;

const CHECKS: readonly Check[] = [
  function loadImpossible({ row, parameters }) {
    return obstacleToSaturation(row, parameters);
  },
  function pagesUnfit({ row, parameters }, environment) {
    return inWords(obstacleToPages(row, parameters, environment));
  },
  function wayUpImpossible({ row, parameters }) {
    return obstacleToWayUp(row, parameters);
  },
  function theirsUnfit({ row, parameters }) {
    return inWords(obstacleToTheirs(row, parameters));
  },
  function otherSubscribersUnfit({ row, parameters }) {
    return obstacleToOtherSubscribers(row, parameters);
  },
  function driversWithoutAgent({ parameters: { load, drivers, agents } }) {
    return load === 'feed' && drivers > agents
      ? `${drivers} drivers have no agent each; give at most --drivers ${agents}`
      : undefined;
  },
  function filesShort({ row, parameters }, { fileLimit }) {
    const connections = connectionsOf(row, parameters) + messageConnectionsOf(row, parameters);
    return fileLimit !== null && connections + OTHER_FILES > fileLimit
      ? `${connections} connections need more than the ${fileLimit} open files that are allowed; raise it with ulimit -n`
      : undefined;
  },
  function portsShort({ row, parameters }, { portRange }) {
    const connections = connectionsOf(row, parameters) + messageConnectionsOf(row, parameters);
    return portRange !== null && connections > portRange[1] - portRange[0] + 1
      ? `${connections} connections need more ports than there are; lower --agents`
      : undefined;
  },
  function streamsShort({ row, parameters: { http, subscriptionsPerAgent } }) {
    return rowOver(row, http).http === 2 && subscriptionsPerAgent > MAX_STREAMS_PER_CONNECTION
      ? `${row} holds at most ${MAX_STREAMS_PER_CONNECTION} subscriptions an agent; lower --subscriptions`
      : undefined;
  },
  function pollsTooOften({ parameters: { pollEveryUs } }) {
    return pollEveryUs < SHORTEST_POLL_US
      ? 'timers have no finer grain than 1 ms; give --poll-every 1ms or more'
      : undefined;
  },
  function repetitionsTooMany({ repetitions }) {
    return repetitions > MOST_REPETITIONS ? `give at most --runs ${MOST_REPETITIONS}` : undefined;
  },
  function eventsTooLarge({ parameters }) {
    const { maxBufferedBytes } = serveOptionsOf(parameters);
    return payloadBytesOf(parameters) > maxBufferedBytes
      ? `an event is larger than the ${maxBufferedBytes} bytes that may wait for a subscriber; lower --size`
      : undefined;
  },
  function eventsTooMany({ parameters }) {
    const events = parameters.ratePerSecond * (parameters.durationUs / 1_000_000);
    if (events > MOST_EVENTS) return `that is more than ${MOST_EVENTS} events; lower --rate or --duration`;
    return events * subscriptionsOf(parameters) > MOST_DELIVERIES
      ? `that is more than ${MOST_DELIVERIES} deliveries; lower --rate, --duration or --agents`
      : undefined;
  },
  function eventsNone({ row, parameters, seed, repetitions }) {
    const { load, ratePerSecond, upstreamPerSecond } = parameters;
    if (load !== 'feed') return undefined;
    if (ratePerSecond + upstreamPerSecond === 0)
      return 'nothing would be sent either way; raise --rate or --upstream';
    const trials = Array.from({ length: repetitions }, (_, repetition) => ({
      row,
      parameters,
      seed: repetitionSeed(seed, repetition),
    }));
    if (ratePerSecond > 0 && !trials.every(hasEvents))
      return 'the plan holds no event in some repetition; raise --duration or --rate';
    return upstreamPerSecond > 0 && !trials.every(sendsUp)
      ? 'the plan holds no message in some repetition; raise --duration or --upstream'
      : undefined;
  },
];

/** @throws Failure when this machine cannot run a plan, or the plan would measure nothing: before anything starts. */
export function checkFeasible(plan: RunPlan, environment: Environment): void {
  if (plan.contenders.length === 0)
    throw new Failure('the suite has no trial of these transports; leave out -t');
  const { repetitions, seed } = plan;
  for (const contender of plan.contenders) {
    const scenario = { row: contender.row, parameters: parametersFor(plan, contender), repetitions, seed };
    for (const check of CHECKS) {
      const obstacle = check(scenario, environment);
      if (obstacle !== undefined) throw new Failure(obstacle);
    }
  }
}

function inWords(obstacle: Obstacle | undefined): string | undefined {
  return obstacle && obstacleInWords(obstacle);
}

/** Whether the first event is due before the end. */
function hasEvents(trial: TrialPlan): boolean {
  const [firstUs = Infinity] = dueOffsets({ ...measuredFeed(trial), length: { events: 1 } });
  return firstUs < trial.parameters.durationUs;
}
