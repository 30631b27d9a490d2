import type { Microseconds } from '../core/units.ts';
import { perDirection } from '../link/phase-meter.ts';
import type { Cost, PollerCosts, StreamCosts, UnitCosts } from '../predict/unit-costs.ts';
import { rowOf } from '../transports.ts';
import { ExchangeCut } from './exchange-cut.ts';
import { openStage, type Stage, type StageOptions, type StageReading } from './stage.ts';

/** `firstSeq`: the number in the cursor before the first event, {@link FIRST_SEQ} by default. */
export type UnitCostOptions = Omit<StageOptions, 'serve'>;

/** Cursors have five digits, as they do for most of the first day at an event per second. */
export const FIRST_SEQ = 10_000;

const HOLD_US: Microseconds = 20_000;
const HEARTBEAT_US: Microseconds = 100_000;
const LONGEST_HEARTBEAT_US: Microseconds = 3_200_000;
/** On a machine that stalls, two signs of life can come as one; hardly each time. */
const HEARTBEATS = 3;

/** What each exchange of a row takes, by making each once and reading the ledger. */
export async function measureUnitCosts(options: UnitCostOptions): Promise<UnitCosts> {
  const { pattern } = rowOf(options.row);
  return pattern === 'stream' ? streamCosts(options) : { pattern, ...(await pollerCosts(options)) };
}

/** What a message up takes, whose text is as long as an event's body, with its echo. */
export async function measureMessageCost(options: UnitCostOptions): Promise<Cost> {
  const line = 'm'.repeat(options.bodyBytes);
  return onStage({ firstSeq: FIRST_SEQ, ...options }, async (stage) => {
    // The first connects, where it takes a connection of its own, and fills the tables of HTTP/2.
    await stage.send(line);
    const warm = await stage.send(line);
    return costBetween(warm, await stage.send(line));
  });
}

async function pollerCosts(options: UnitCostOptions): Promise<Omit<PollerCosts, 'pattern'>> {
  return onStage({ firstSeq: FIRST_SEQ, ...options, serve: { holdUs: HOLD_US } }, async (stage) => {
    // The first of each kind also fills the tables that compress the heads of HTTP/2.
    await stage.deliver(1);
    const warm = await stage.pollInVain();
    const empty = await stage.pollInVain();
    const one = await stage.deliver(1);
    const two = await stage.deliver(2);
    const pollWithEvent = costBetween(empty, one);
    return {
      connecting: stage.connected.counted,
      emptyPoll: costBetween(warm, empty),
      pollWithEvent,
      furtherEvent: less(costBetween(one, two), pollWithEvent),
    };
  });
}

async function streamCosts(options: UnitCostOptions): Promise<StreamCosts> {
  const { connecting, event } = await onStage({ firstSeq: FIRST_SEQ, ...options }, async (stage) => {
    const first = await stage.deliver(1);
    return { connecting: stage.connected.counted, event: costBetween(first, await stage.deliver(1)) };
  });
  return { pattern: 'stream', connecting, event, heartbeat: await heartbeatCost(options, HEARTBEAT_US) };
}

/**
 * What a sign of life takes. On a machine that stalls for as long as there is between two of them, a peer seems to
 * be gone, and is cut off: they then come at longer intervals.
 */
export async function heartbeatCost(options: UnitCostOptions, heartbeatUs: Microseconds): Promise<Cost> {
  try {
    return await onStage({ ...options, serve: { heartbeatUs } }, leastHeartbeat);
  } catch (error) {
    if (!(error instanceof ExchangeCut) || heartbeatUs >= LONGEST_HEARTBEAT_US) throw error;
    return heartbeatCost(options, 2 * heartbeatUs);
  }
}

async function leastHeartbeat(stage: Stage): Promise<Cost> {
  let before = stage.connected;
  let least: Cost = { up: Infinity, down: Infinity };
  for (let beat = 0; beat < HEARTBEATS; beat += 1) {
    const after = await stage.awaitHeartbeat(before);
    const cost = costBetween(before, after);
    least = perDirection((way) => Math.min(least[way], cost[way]));
    before = after;
  }
  return least;
}

async function onStage<T>(options: StageOptions, play: (stage: Stage) => Promise<T>): Promise<T> {
  const stage = await openStage(options);
  return play(stage).finally(() => stage.close());
}

function costBetween(before: StageReading, after: StageReading): Cost {
  return less(after.counted, before.counted);
}

function less(one: Cost, other: Cost): Cost {
  return perDirection((way) => one[way] - other[way]);
}
