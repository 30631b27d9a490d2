import type { Parameters } from '../core/result.ts';
import type { Suite } from '../suites/suite.ts';
import type { RunOptions } from './run-options.ts';

/** The suite's scenario with what the user changed. */
export function parametersOf({ parameters }: Suite, options: RunOptions): Parameters {
  return {
    ...parameters,
    load: options.load ?? parameters.load,
    eventsPerPoll: options.eventsPerPoll ?? parameters.eventsPerPoll,
    answerWorkUs: options.answerWork ?? parameters.answerWorkUs,
    agents: options.agents ?? parameters.agents,
    subscriptionsPerAgent: options.subscriptions ?? parameters.subscriptionsPerAgent,
    drivers: options.drivers ?? parameters.drivers,
    ratePerSecond: options.rate ?? parameters.ratePerSecond,
    upstreamPerSecond: options.upstream ?? parameters.upstreamPerSecond,
    trigger: options.trigger ?? parameters.trigger,
    arrival: options.arrival ?? parameters.arrival,
    bodyBytes: options.size ?? parameters.bodyBytes,
    durationUs: options.duration ?? parameters.durationUs,
    warmupUs: options.warmup ?? parameters.warmupUs,
    pollEveryUs: options.pollEvery ?? parameters.pollEveryUs,
    pollSchedule: options.pollSchedule ?? parameters.pollSchedule,
    keepAlive: options.keepAlive && parameters.keepAlive,
    holdUs: options.hold ?? parameters.holdUs,
    http: options.http ?? parameters.http,
    requestHeaders: options.headers ?? parameters.requestHeaders,
    responseHeaders: options.responseHeaders ?? parameters.responseHeaders,
    link: options.link ?? parameters.link,
    tls: options.tls ?? parameters.tls,
    delayUpUs: options.delay ?? parameters.delayUpUs,
    delayDownUs: options.delay ?? parameters.delayDownUs,
    ledger: options.ledger ?? parameters.ledger,
    slowReaders: options.slowReaders ?? parameters.slowReaders,
    goneSubscribers: options.goneSubscribers ?? parameters.goneSubscribers,
  };
}
