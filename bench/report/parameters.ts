import type { Arrival } from '../core/feed.ts';
import type { PollSchedule } from '../core/receiving.ts';
import { isPageLoad, isPollLoad, type PageLoad, type PollLoad } from '../core/load.ts';
import type { Parameters } from '../core/result.ts';
import { inWords } from './scale.ts';

const ARRIVAL_WORDS: Readonly<Record<Arrival, string>> = {
  constant: 'evenly spaced',
  poisson: 'Poisson',
  burst: 'in bursts',
};

const SCHEDULE_WORDS: Readonly<Record<PollSchedule, string>> = {
  ticks: 'on fixed ticks',
  rest: 'after each answer',
};

/** A scenario in words: what was asked for, and then how it was carried out. */
export function parameterLines(parameters: Parameters): readonly [string, string] {
  const time = (us: number): string => inWords(us, 'us');
  const { agents, subscriptionsPerAgent, drivers, ratePerSecond, arrival, bodyBytes } = parameters;
  const { upstreamPerSecond, trigger, goneSubscribers, slowReaders } = parameters;
  const { durationUs, warmupUs, drainUs, pollEveryUs, pollSchedule, keepAlive, holdUs } = parameters;
  if (isPageLoad(parameters.load)) return pageLines(parameters.load, parameters);
  if (isPollLoad(parameters.load)) return saturationLines(parameters, parameters.load);
  const asked = [
    `${counted(agents, 'agent')} × ${counted(subscriptionsPerAgent, 'subscription')}`,
    ratePerSecond === 0 ? 'no events' : `${ARRIVAL_WORDS[arrival]} ${ratePerSecond} events/s`,
    ...(upstreamPerSecond === 0 ? [] : [`${upstreamPerSecond} messages/s up, in all`]),
    ...(goneSubscribers === 0 ? [] : [`after ${counted(goneSubscribers, 'subscriber')} that left again`]),
    ...(slowReaders === 0 ? [] : [`beside ${counted(slowReaders, 'subscriber')} that never read`]),
    `${bodyBytes}-byte bodies`,
    `polls every ${time(pollEveryUs)} ${SCHEDULE_WORDS[pollSchedule]}`,
    `${time(durationUs)} measured`,
  ];
  const carriedOut = [
    counted(drivers, 'client process', 'client processes'),
    ...(trigger === 'post' ? ['each event posted to the server by a process of its own'] : []),
    keepAlive ? 'connections kept alive' : 'a new connection for each request',
    `long polls held for up to ${time(holdUs)}`,
    `${time(warmupUs)} of warm-up`,
    `drained for up to ${time(drainUs)} and two polls`,
  ];
  return [asked.join(', '), [...carriedOut, ...pathWords(parameters)].join(', ')];
}

function pageLines(load: PageLoad, { subscriptionsPerAgent }: Parameters): ReturnType<typeof parameterLines> {
  const asked = {
    'connection-limit': `up to ${counted(subscriptionsPerAgent, 'subscription')} from one page to one origin, one after the other`,
    'event-source-features': 'an EventSource for each feature',
  } as const satisfies Record<PageLoad, string>;
  return [asked[load], 'a fresh browser and server for each trial; HTTP/2 behind a link that ends TLS'];
}

const DRIVER_WORDS: Readonly<Record<PollLoad, string>> = {
  'closed-loop': 'our own client',
  autocannon: 'autocannon',
};

function saturationLines(parameters: Parameters, load: PollLoad): ReturnType<typeof parameterLines> {
  const { agents, subscriptionsPerAgent, drivers, eventsPerPoll, bodyBytes } = parameters;
  const { durationUs, warmupUs } = parameters;
  const found =
    eventsPerPoll === 0
      ? 'nothing new for any poll'
      : `every poll finds ${counted(eventsPerPoll, 'event')} with ${bodyBytes}-byte bodies`;
  const asked = [
    `${counted(agents * subscriptionsPerAgent, 'connection')}, on each a poll as soon as the one before is answered`,
    `by ${DRIVER_WORDS[load]}`,
    found,
    `${inWords(durationUs, 'us')} measured`,
  ];
  const carriedOut = [
    counted(drivers, 'client process', 'client processes'),
    `${inWords(warmupUs, 'us')} of warm-up`,
  ];
  return [asked.join(', '), [...carriedOut, ...pathWords(parameters)].join(', ')];
}

/** What stood between clients and server, and what they said beside their own fields. */
function pathWords({ http, requestHeaders, responseHeaders, tls, ...other }: Parameters): readonly string[] {
  const { answerWorkUs, delayUpUs, delayDownUs, link, ledger } = other;
  return [
    ...(answerWorkUs === 0 ? [] : [`the server busy for ${inWords(answerWorkUs, 'us')} with each request`]),
    ...(requestHeaders === 'bare' ? [] : [`requests as ${requestHeaders}`]),
    ...(responseHeaders === 'bare' ? [] : [`answers as ${responseHeaders}`]),
    ...(http === null ? [] : [`over HTTP/${http === 1 ? '1.1' : '2'} where either is possible`]),
    ...(tls ? ['TLS 1.3'] : []),
    ...(delayUpUs + delayDownUs === 0
      ? []
      : [`delayed by ${inWords(delayUpUs, 'us')} up and ${inWords(delayDownUs, 'us')} down`]),
    ...(link ? ['through a link'] : []),
    ...(ledger ? ['every byte in a ledger'] : []),
  ];
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
