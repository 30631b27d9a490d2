import type { Parameters } from '../core/result.ts';

const SECOND_US = 1_000_000;

/** What a scenario is unless its suite or the user says otherwise. */
export const DEFAULT_PARAMETERS: Parameters = {
  load: 'feed',
  client: 'node',
  server: 'pushbench',
  slowReaders: 0,
  goneSubscribers: 0,
  eventsPerPoll: 0,
  answerWorkUs: 0,
  agents: 20,
  subscriptionsPerAgent: 1,
  drivers: 1,
  ratePerSecond: 4,
  upstreamPerSecond: 0,
  trigger: 'feed',
  arrival: 'poisson',
  bodyBytes: 100,
  durationUs: 10 * SECOND_US,
  warmupUs: SECOND_US,
  drainUs: 5 * SECOND_US,
  pollEveryUs: SECOND_US,
  pollSchedule: 'ticks',
  keepAlive: true,
  holdUs: 30 * SECOND_US,
  http: null,
  requestHeaders: 'bare',
  responseHeaders: 'bare',
  link: false,
  tls: false,
  delayUpUs: 0,
  delayDownUs: 0,
  ledger: false,
};
