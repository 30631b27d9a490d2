import { Option, type Command } from 'commander';
import { candidatesOf } from '../contract/candidates.ts';
import { Failure } from '../core/failure.ts';
import { DEFAULT_RECEIVE_OPTIONS } from '../core/receiving.ts';
import { DEFAULT_SERVE_OPTIONS } from '../core/serving.ts';
import type { Bytes, Microseconds } from '../core/units.ts';
import { loadOfOne } from '../predict/forecast.ts';
import { tickPeriodUs } from '../predict/lateness.ts';
import type { Workload } from '../predict/workload.ts';
import type { HeaderProfile } from '../profiles/header-profile.ts';
import { PROFILE_NAMES, readProfile } from '../profiles/profiles.ts';
import { forecastJson } from '../report/forecast-json.ts';
import { forecastNotes, formulaeText } from '../report/forecast-notes.ts';
import { costTable, loadTables, type RowForecast } from '../report/forecast.ts';
import { latenessTable } from '../report/lateness-forecast.ts';
import { ROW_IDS, rowOver, type RowId } from '../transports.ts';
import { measureUnitCosts } from '../wire/unit-costs.ts';
import * as read from './arguments.ts';
import { predictCrossover } from './predict-crossover.ts';
import { timeOption } from './time-option.ts';

export type PredictOptions = {
  readonly transports: readonly RowId[];
  readonly rate: number;
  readonly size: Bytes;
  readonly pollEvery: Microseconds;
  readonly hold: Microseconds;
  readonly gap: Microseconds;
  readonly delay: Microseconds;
  readonly clients?: number;
  readonly idle: number;
  /** The name of a header profile, or a file. */
  readonly headers: string;
  readonly http?: 1 | 2;
  readonly tls?: boolean;
  readonly json?: boolean;
  /** A stored run of the suite `crossover`. */
  readonly crossover?: string;
};

/** Declares what `predict` takes. */
export function addPredictOptions(command: Command): Command {
  return command
    .addOption(
      new Option('-t, --transports <list>', `rows to predict, from ${ROW_IDS.join(', ')}`)
        .argParser(read.rows)
        .default(ROW_IDS, 'all'),
    )
    .option('-r, --rate <n>', 'events per second while there are any', read.rate, 1)
    .option('--size <bytes>', "size of an event's body", read.bytes, 100)
    .addOption(timeOption('--poll-every <time>', 'polling interval', DEFAULT_RECEIVE_OPTIONS.pollEveryUs))
    .addOption(
      timeOption('--hold <time>', 'how long long polling holds a request', DEFAULT_SERVE_OPTIONS.holdUs),
    )
    .option('--gap <time>', 'long polling: from an answer to the next request', read.durationOrNone, 0)
    .option('--delay <time>', 'one way through the network', read.durationOrNone, 0)
    .option('--clients <n>', 'how many, in place of 1,000, 100,000 and 1,000,000', read.count)
    .option('--idle <share>', 'share of the time without events, 0 to 1', read.share, 0)
    .option('--headers <profile>', `what requests say besides: ${PROFILE_NAMES.join(', ')} or a file`, 'bare')
    .option('--http <version>', 'HTTP of the rows that run over either: 1 or 2', read.httpVersion)
    .option('--tls', 'over TLS 1.3')
    .option('--crossover <file>', 'instead: the most users that a core serves, by a stored run crossover')
    .option('--json', 'print the figures as JSON')
    .addHelpText('after', EXAMPLES);
}

const EXAMPLES = `
Examples:
  pushbench predict --rate 0.5 --poll-every 5s --headers chromium
  pushbench predict -t polling,sse --http 2 --tls --idle 0.9 --clients 20000
  pushbench predict -t polling,long-polling,sse --rate 1 --delay 40ms
  pushbench predict --crossover results/local/crossover-….json --rate 0.2`;

const CLIENT_COUNTS = [1, 1_000, 100_000, 1_000_000] as const;

/** An answer with two events is made to tell what the second costs; a larger body tells no more. */
const MOST_BODY_BYTES: Bytes = 1_048_576;

/**
 * `pushbench predict`: bytes and requests of a workload, from the ledger's figures, or the crossover.
 * @throws Failure when a profile is not there, or the body is too large to try
 */
export async function predict(options: PredictOptions): Promise<string> {
  if (options.crossover !== undefined) return predictCrossover(options.crossover, options);
  if (options.size > MOST_BODY_BYTES) throw new Failure(`--size is ${MOST_BODY_BYTES} at most here`);
  const profile = readProfile(options.headers);
  const workload = workloadOf(options);
  const forecasts = await Promise.all(
    rowsOf(options).map((row) => forecastOf(row, options, profile, workload)),
  );
  const clientCounts = options.clients === undefined ? CLIENT_COUNTS : [...new Set([1, options.clients])];
  const about = { headers: profile.name, tls: options.tls ?? false, bodyBytes: options.size };
  if (options.json === true) return forecastJson(forecasts, { ...about, workload, clientCounts });
  return [
    loadTables(forecasts, clientCounts),
    latenessTable(forecasts, workload),
    costTable(forecasts, workload),
    formulaeText(forecasts, workload),
    forecastNotes(forecasts, about),
  ].join('\n\n');
}

/** Over a version of HTTP one transport can be the same as another's own row. */
function rowsOf({ transports, http }: PredictOptions): readonly RowId[] {
  return http === undefined ? transports : candidatesOf(transports, http).map(({ id }) => id);
}

async function forecastOf(
  row: RowId,
  { http = null, tls = false, size }: { http?: 1 | 2 | null } & Pick<PredictOptions, 'tls' | 'size'>,
  profile: HeaderProfile,
  workload: Workload,
): Promise<RowForecast> {
  const costs = await measureUnitCosts({ row, http, tls, profile, bodyBytes: size });
  return { row, http: rowOver(row, http).http, costs, load: loadOfOne(costs, workload) };
}

function workloadOf({ rate, idle, pollEvery, hold, gap, delay }: PredictOptions): Workload {
  return {
    ratePerSecond: rate,
    idleShare: idle,
    // A tick is skipped while a request is out.
    pollEveryUs: tickPeriodUs(pollEvery, { upUs: delay, downUs: delay }),
    holdUs: hold,
    repollGapUs: gap + 2 * delay,
    delayUs: delay,
    heartbeatUs: DEFAULT_SERVE_OPTIONS.heartbeatUs,
  };
}
