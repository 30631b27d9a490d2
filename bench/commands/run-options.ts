import { Option, type Command } from 'commander';
import { ARRIVALS, type Arrival } from '../core/feed.ts';
import { POLL_SCHEDULES, type PollSchedule } from '../core/receiving.ts';
import type { Parameters } from '../core/result.ts';
import type { Bytes, Microseconds } from '../core/units.ts';
import { PROFILE_NAMES } from '../profiles/profiles.ts';
import { RESPONSE_PROFILE_NAMES } from '../profiles/response-profiles.ts';
import { parseThreshold, type Threshold } from '../report/thresholds.ts';
import type { Suite } from '../suites/suites.ts';
import { ROW_IDS, type RowId } from '../transports.ts';
import * as read from './arguments.ts';

export type RunOptions = {
  readonly transports?: readonly RowId[];
  readonly agents?: number;
  readonly subscriptions?: number;
  readonly rate?: number;
  readonly arrival?: Arrival;
  readonly size?: Bytes;
  readonly pollEvery?: Microseconds;
  readonly pollSchedule?: PollSchedule;
  readonly hold?: Microseconds;
  readonly keepAlive: boolean;
  readonly http?: 1 | 2;
  readonly headers?: string;
  readonly responseHeaders?: string;
  readonly tls?: true;
  readonly delay?: Microseconds;
  readonly ledger?: true;
  readonly duration?: Microseconds;
  readonly warmup?: Microseconds;
  readonly runs?: number;
  readonly drivers?: number;
  readonly seed?: number;
  readonly threshold: readonly Threshold[];
  readonly json?: string | true;
  readonly out?: string;
  readonly all?: true;
};

/** Declares what `run` takes; a suite gives whatever is left out. */
export function addRunOptions(command: Command): Command {
  return command
    .option('-t, --transports <list>', `rows to measure, from ${ROW_IDS.join(', ')}`, read.rows)
    .option('--agents <n>', 'user agents (clients)', read.count)
    .option('--subscriptions <n>', 'subscriptions that each agent holds', read.count)
    .option('-r, --rate <n>', 'feed events per second, in all', read.rate)
    .addOption(new Option('--arrival <kind>', 'how events follow each other').choices(ARRIVALS))
    .option('--size <bytes>', "size of an event's body", read.bytes)
    .option('--poll-every <time>', 'polling interval', read.duration)
    .addOption(
      new Option('--poll-schedule <kind>', 'polls on fixed ticks, or so long after each answer').choices(
        POLL_SCHEDULES,
      ),
    )
    .option('--hold <time>', 'how long long polling holds a request', read.duration)
    .option('--no-keep-alive', 'open a connection for each request of the pollers')
    .option('--http <version>', 'HTTP of the rows that run over either: 1 or 2', read.httpVersion)
    .option('--headers <profile>', `what requests carry: ${PROFILE_NAMES.join(', ')} or a file of yours`)
    .addOption(
      new Option('--response-headers <profile>', 'what answers carry').choices(RESPONSE_PROFILE_NAMES),
    )
    .option('--tls', 'over TLS 1.3, which a link in front of the server ends')
    .option('--delay <time>', 'delay everything by so much, each way, in a link', read.duration)
    .option('--ledger', 'account for every byte by layer, in a link')
    .option('-d, --duration <time>', 'how long to measure, in each trial', read.duration)
    .option('--warmup <time>', 'how long to warm up before; 0 for not at all', read.durationOrNone)
    .option('--runs <n>', 'repetitions', read.count)
    .option('--drivers <n>', 'client processes', read.count)
    .option('--seed <n>', 'of due times, bodies, phases and order', read.seed)
    .option(
      '--threshold <rule>',
      "what must hold, as 'lateness.p99<50ms' or 'sse:bytes.down<=250'; repeatable; else exit 99",
      (text: string, before: readonly Threshold[]) => [...before, parseThreshold(text)],
      [],
    )
    .option(
      '--json [file]',
      'print the figures as JSON in place of the table, or write them to a file besides',
    )
    .option(
      '--out <file>',
      'where to store the result, whole and with histograms; default: under results/local',
    )
    .option('--all', 'show every metric');
}

/** The suite's scenario with what the user changed. */
export function parametersOf({ parameters }: Suite, options: RunOptions): Parameters {
  return {
    ...parameters,
    agents: options.agents ?? parameters.agents,
    subscriptionsPerAgent: options.subscriptions ?? parameters.subscriptionsPerAgent,
    drivers: options.drivers ?? parameters.drivers,
    ratePerSecond: options.rate ?? parameters.ratePerSecond,
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
    tls: options.tls ?? parameters.tls,
    delayUpUs: options.delay ?? parameters.delayUpUs,
    delayDownUs: options.delay ?? parameters.delayDownUs,
    ledger: options.ledger ?? parameters.ledger,
  };
}
