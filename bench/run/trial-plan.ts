import { eventBytes } from '../core/event.ts';
import { dueOffsets, type FeedPlan } from '../core/feed.ts';
import type { LogBounds } from '../core/event-log.ts';
import { DEFAULT_RECEIVE_OPTIONS, type ReceiveOptions } from '../core/receiving.ts';
import type { Parameters } from '../core/result.ts';
import { DEFAULT_SERVE_OPTIONS, type ServeOptions } from '../core/serving.ts';
import type { Microseconds } from '../core/units.ts';
import { rowOver, type RowId } from '../transports.ts';

/** One trial in full: a row under a scenario. */
export type TrialPlan = {
  readonly row: RowId;
  readonly parameters: Parameters;
  /** Of this repetition; all its rows share it, and so get the same feed. */
  readonly seed: number;
};

/** Warm-up events per second, whatever the measured rate, while that many deliveries stay bearable. */
const WARMUP_RATE = 200;
const WARMUP_DELIVERIES_PER_SECOND = 20_000;
/** Server code is compiled on the way; too few events leave it cold. */
const WARMUP_LEAST_RATE = 10;

const HISTORY: LogBounds = { maxEvents: 100_000, maxBytes: 268_435_456 };
const LEAST_KEEP_ALIVE_US = 75_000_000;

export function subscriptionsOf({ agents, subscriptionsPerAgent }: Parameters): number {
  return agents * subscriptionsPerAgent;
}

/** Connections that a row's subscriptions need at the same time. */
export function connectionsOf(row: RowId, parameters: Parameters): number {
  return rowOver(row, parameters.http).connectionPer === 'agent'
    ? parameters.agents
    : subscriptionsOf(parameters);
}

/**
 * Connections that a row's messages need beside those of its subscriptions: each agent has one, as on HTTP/1.1 a
 * request takes a connection to itself. Messages that overlap take more.
 */
export function messageConnectionsOf(row: RowId, parameters: Parameters): number {
  const { http, framing } = rowOver(row, parameters.http);
  const areRequests = http === 1 && (framing === 'answers' || framing === 'event-stream');
  return areRequests && parameters.upstreamPerSecond > 0 ? parameters.agents : 0;
}

/** It depends on no row: all rows of a repetition get the same feed. */
export function measuredFeed({ parameters, seed }: Omit<TrialPlan, 'row'>): FeedPlan {
  const { ratePerSecond, arrival, bodyBytes, durationUs } = parameters;
  return { feed: 'measured', ratePerSecond, arrival, length: { durationUs }, bodyBytes, seed };
}

/** A feed of its own on the same connections, so that neither code nor connections are cold in the window. */
export function warmupFeed({ parameters, seed }: TrialPlan): FeedPlan {
  const bearable = WARMUP_DELIVERIES_PER_SECOND / subscriptionsOf(parameters);
  const ratePerSecond = Math.min(WARMUP_RATE, Math.max(WARMUP_LEAST_RATE, bearable));
  const { warmupUs: durationUs, bodyBytes } = parameters;
  return { feed: 'warmup', ratePerSecond, arrival: 'constant', length: { durationUs }, bodyBytes, seed };
}

/** Polls per second while warming up, and the shortest interval of one subscription. */
const WARMUP_POLLS_PER_SECOND = 4_000;
const WARMUP_POLL_US: Microseconds = 5_000;

/**
 * How often a subscription polls in the warm-up, where that is oftener than the scenario has it: after the twenty
 * polls of half a second at one a second, the code that answers them would still be interpreted. Null where polls
 * take connections or time of their own, which so many would use up.
 */
export function warmupPollUs({ row, parameters }: TrialPlan): Microseconds | null {
  const { warmupUs, pollEveryUs, keepAlive, answerWorkUs } = parameters;
  if (rowOver(row, parameters.http).pattern !== 'poll' || warmupUs === 0) return null;
  if (!keepAlive || answerWorkUs > 0) return null;
  const bearableUs = (subscriptionsOf(parameters) * 1_000_000) / WARMUP_POLLS_PER_SECOND;
  const eagerUs = Math.round(Math.max(WARMUP_POLL_US, bearableUs));
  return eagerUs < pollEveryUs ? eagerUs : null;
}

/** One event that has to come through every subscription before anything is measured. */
export function probeFeed({ parameters, seed }: TrialPlan): FeedPlan {
  const { bodyBytes } = parameters;
  return { feed: 'probe', ratePerSecond: 1, arrival: 'constant', length: { events: 1 }, bodyBytes, seed };
}

export function eventsOf(plan: FeedPlan): number {
  return dueOffsets(plan).length;
}

export function payloadBytesOf({ bodyBytes }: Parameters): number {
  return eventBytes(bodyBytes);
}

export function serveOptionsOf({ holdUs }: Parameters): ServeOptions {
  return { ...DEFAULT_SERVE_OPTIONS, holdUs };
}

export function receiveOptionsOf({ pollEveryUs, pollSchedule }: Parameters): ReceiveOptions {
  return { ...DEFAULT_RECEIVE_OPTIONS, pollEveryUs, pollSchedule };
}

export function historyOf(): LogBounds {
  return HISTORY;
}

/** Above poll interval and hold: an idle connection that a server closes costs its client a reconnection. */
export function keepAliveUsOf({ pollEveryUs, holdUs }: Parameters): Microseconds {
  return Math.max(LEAST_KEEP_ALIVE_US, 2 * pollEveryUs, 2 * holdUs);
}

/** How long to wait for what was published last: a poller may only ask an interval later. */
export function drainCapUs({ drainUs, pollEveryUs }: Parameters): Microseconds {
  return drainUs + 2 * pollEveryUs;
}

export { needsLink } from '../core/path.ts';
