import { Option, type Command } from 'commander';
import { ARRIVALS, type Arrival } from '../core/feed.ts';
import { POLL_SCHEDULES, type PollSchedule } from '../core/receiving.ts';
import { POLL_LOADS, type Load } from '../core/load.ts';
import { TRIGGERS, type Trigger } from '../core/result.ts';
import type { Bytes, Microseconds } from '../core/units.ts';
import { PROFILE_NAMES } from '../profiles/profiles.ts';
import { RESPONSE_PROFILE_NAMES } from '../profiles/response-profiles.ts';
import { serverUrl } from '../foreign/server.ts';
import { parseThreshold, type Threshold } from '../report/thresholds.ts';
import { ROW_IDS, type RowId } from '../transports.ts';
import * as read from './arguments.ts';
import { addFailOnOptions } from './compare-options.ts';
import type { BaselineOptions } from './run-baseline.ts';

export type RunOptions = BaselineOptions & {
  readonly transports?: readonly RowId[];
  readonly load?: Load;
  readonly client?: ClientOption;
  readonly eventsPerPoll?: number;
  readonly answerWork?: Microseconds;
  readonly agents?: number;
  readonly subscriptions?: number;
  readonly rate?: number;
  readonly upstream?: number;
  readonly trigger?: Trigger;
  readonly arrival?: Arrival;
  readonly size?: Bytes;
  readonly pollEvery?: Microseconds;
  readonly pollSchedule?: PollSchedule;
  readonly hold?: Microseconds;
  readonly keepAlive: boolean;
  readonly http?: 1 | 2;
  readonly headers?: string;
  readonly responseHeaders?: string;
  readonly link?: true;
  readonly tls?: true;
  readonly delay?: Microseconds;
  readonly ledger?: true;
  readonly duration?: Microseconds;
  readonly warmup?: Microseconds;
  readonly runs?: number;
  readonly aa?: true;
  readonly drivers?: number;
  /** Somebody's server, by its address. */
  readonly server?: URL;
  /** The same, as it is started: what stood behind `--`. */
  readonly serverCommand?: readonly string[];
  readonly force?: true;
  readonly slowReaders?: number;
  readonly goneSubscribers?: number;
  readonly seed?: number;
  readonly threshold?: readonly Threshold[];
  readonly jsonFile?: string;
  readonly out?: string;
  readonly predict?: true;
};

/** `browser`: pages beside the clients in Node. */
const CLIENT_OPTIONS = ['node', 'browser'] as const;
export type ClientOption = (typeof CLIENT_OPTIONS)[number];

const EXAMPLES = `
Examples:
  pushbench run                                    the quick suite
  pushbench run -t polling,sse --poll-every 1s -d 20s
  pushbench run standard --out results/mine.json
  pushbench run -t sse-h2 --agents 4 --subscriptions 50 -r 100
  pushbench run --threshold 'websocket:lateness.p99<50ms' --threshold 'bytes.down<500'
  pushbench run --server http://127.0.0.1:8080     a server of yours beside ours
  pushbench run -t sse -- python3 server.py        started anew for each trial, with a free PORT
  pushbench run --client browser -- python3 server.py    in Node and in pages, beside ours`;

/** Declares what `run` takes; a suite gives whatever is left out. */
export function addRunOptions(command: Command): Command {
  const declared = command
    .option('-t, --transports <list>', `rows to measure, from ${ROW_IDS.join(', ')}`, read.rows)
    .option('--agents <n>', 'user agents (clients)', read.count)
    .addOption(
      new Option('--load <kind>', 'a feed, or polls without one, again as soon as answered').choices([
        'feed',
        ...POLL_LOADS,
      ]),
    )
    .addOption(
      new Option('--client <kind>', 'who subscribes: Node, or pages of a browser beside it').choices(
        CLIENT_OPTIONS,
      ),
    )
    .option('--events-per-poll <n>', 'without a feed: how many events each poll finds', read.countOrNone)
    .option('--answer-work <time>', 'how long the server is busy with each request', read.durationOrNone)
    .option('--subscriptions <n>', 'subscriptions that each agent holds', read.count)
    .option('-r, --rate <n>', 'feed events per second, in all; 0 for none', read.rateOrNone)
    .option(
      '--upstream <n>',
      'messages per second, in all, that agents send up; each comes back',
      read.rateOrNone,
    )
    .addOption(
      new Option(
        '--trigger <kind>',
        'who publishes: the server itself, or a process that posts to it',
      ).choices(TRIGGERS),
    )
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
    .option('--link', 'through a link, even where nothing else needs one: its own part is told then')
    .option('--ledger', 'account for every byte by layer, in a link')
    .option('-d, --duration <time>', 'how long to measure, in each trial', read.duration)
    .option('--warmup <time>', 'how long to warm up before; 0 for not at all', read.durationOrNone)
    .option('--runs <n>', 'repetitions', read.count)
    .option('--aa', 'each row against itself, under the names A and B: whatever differs is noise')
    .option('--drivers <n>', 'client processes', read.count)
    .option('--server <url>', 'measure the server at this address beside ours', serverUrl)
    .option('--force', 'measure it though it breaks the contract, and mark it as unverified')
    .option('--slow-readers <n>', 'subscribers besides, which never read', read.countOrNone)
    .option('--gone-subscribers <n>', 'subscribers that come and leave before the window', read.countOrNone)
    .option('--seed <n>', 'of due times, bodies, phases and order', read.seed)
    .option(
      '--threshold <rule>',
      "what must hold, as 'lateness.p99<50ms' or, of a row or its variant, 'sse:bytes.down<=250', 'sse@theirs:lost<1'; repeatable; else exit 99",
      (text: string, before: readonly Threshold[] | undefined) => [...(before ?? []), parseThreshold(text)],
    )
    .option('--json', 'print the figures as JSON in place of the table')
    .option('--json-file <file>', 'write the figures as JSON to a file, besides what is printed')
    .option(
      '--out <file>',
      'where to store the result, whole and with histograms; default: under results/local',
    )
    .option('--all', 'show every metric')
    .option('--predict', 'show what formulas predict beside what was measured')
    .option('--baseline <name>', 'compare with the run that was saved under this name')
    .option(
      '--save-baseline <name>',
      'save the run under this name, under results/baselines, if all went well',
    );
  return addFailOnOptions(declared).addHelpText('after', EXAMPLES);
}
