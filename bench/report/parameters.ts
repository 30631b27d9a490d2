import type { Arrival } from '../core/feed.ts';
import type { PollSchedule } from '../core/receiving.ts';
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
  const { durationUs, warmupUs, drainUs, pollEveryUs, pollSchedule, keepAlive, holdUs } = parameters;
  const asked = [
    `${counted(agents, 'agent')} × ${counted(subscriptionsPerAgent, 'subscription')}`,
    `${ARRIVAL_WORDS[arrival]} ${ratePerSecond} events/s`,
    `${bodyBytes}-byte bodies`,
    `polls every ${time(pollEveryUs)} ${SCHEDULE_WORDS[pollSchedule]}`,
    `${time(durationUs)} measured`,
  ];
  const carriedOut = [
    counted(drivers, 'client process', 'client processes'),
    keepAlive ? 'connections kept alive' : 'a new connection for each request',
    `long polls held for up to ${time(holdUs)}`,
    `${time(warmupUs)} of warm-up`,
    `drained for up to ${time(drainUs)} and two polls`,
  ];
  return [asked.join(', '), [...carriedOut, ...pathWords(parameters)].join(', ')];
}

/** What stood between clients and server, and what they said beside their own fields. */
function pathWords({ http, requestHeaders, responseHeaders, tls, ...link }: Parameters): readonly string[] {
  const { delayUpUs, delayDownUs, ledger } = link;
  return [
    ...(requestHeaders === 'bare' ? [] : [`requests as ${requestHeaders}`]),
    ...(responseHeaders === 'bare' ? [] : [`answers as ${responseHeaders}`]),
    ...(http === null ? [] : [`over HTTP/${http === 1 ? '1.1' : '2'} where either is possible`]),
    ...(tls ? ['TLS 1.3'] : []),
    ...(delayUpUs + delayDownUs === 0
      ? []
      : [`delayed by ${inWords(delayUpUs, 'us')} up and ${inWords(delayDownUs, 'us')} down`]),
    ...(ledger ? ['every byte in a ledger'] : []),
  ];
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
