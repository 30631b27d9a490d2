import type { Command } from 'commander';
import { adviceOn } from '../advise/advice.ts';
import type { Asked } from '../advise/asked.ts';
import { adviceJson } from '../advise/view/advice-json.ts';
import { adviceText } from '../advise/view/advice-text.ts';
import { CLAIMS } from '../claims/claims.ts';
import { judgeClaims } from '../claims/judge.ts';
import { Failure } from '../core/failure.ts';
import type { Bytes, Microseconds } from '../core/units.ts';
import { chromiumWithCookie } from '../profiles/profiles.ts';
import * as read from './arguments.ts';
import { costsByCookie } from './candidate-costs.ts';
import { evidenceAt } from './claims.ts';
import { referenceFolder } from './reference-results.ts';
import { timeOption } from './time-option.ts';

export type AdviseOptions = {
  readonly clients: number;
  readonly rate: number;
  readonly size: Bytes;
  readonly late: Microseconds;
  readonly upstream: number;
  readonly http?: 1 | 2;
  readonly cookie: Bytes;
  readonly delay: Microseconds;
  readonly json?: true;
};

const EXAMPLES = `
Examples:
  pushbench advise                                        1,000 clients, 1 event/s, late by 1s at most
  pushbench advise --clients 200 --rate 2/min --late 30s  a dashboard
  pushbench advise --rate 20 --late 100ms --upstream 5 --delay 30ms
  pushbench advise --clients 1000000 --rate 1/day --cookie 4KiB results/local/article`;

/** Declares what `advise` takes. */
export function addAdviseOptions(command: Command): Command {
  return command
    .argument('[results...]', 'result files, or folders of them; default: results/reference')
    .option('--clients <n>', 'how many hear the same feed', read.count, 1_000)
    .option('-r, --rate <n>', 'events: per second, or as 1/day, 5/h, 2/min', read.frequency, 1)
    .option('--size <bytes>', "size of an event's body, and of a message up", read.bytes, 100)
    .addOption(timeOption('--late <time>', 'how late 99 of 100 events may be', DEFAULT_LATE_US))
    .option('--upstream <n>', 'messages that each client sends, as --rate', read.frequencyOrNone, 0)
    .option('--http <version>', 'only this: 1 or 2', read.httpVersion)
    .option('--cookie <bytes>', "the Cookie line of a page's requests", read.bytesOrNone, 0)
    .option('--delay <time>', 'one way through the network', read.durationOrNone, 0)
    .option('--json', 'print the figures as JSON')
    .addHelpText('after', EXAMPLES);
}

const DEFAULT_LATE_US: Microseconds = 1_000_000;
/** A WebSocket message up to our server has 64 KiB at most, its own framing included. */
const MOST_BODY_BYTES: Bytes = 65_000;
/** What a changed cookie would change is looked for at these. */
const COOKIES: readonly Bytes[] = [0, 4_096];

/**
 * `pushbench advise`: which transport to take, from recorded runs, closed forms and the ledger's bytes; for a terminal
 * so wide, if any.
 * @throws Failure when a body or a cookie is too large, or there are no results
 */
export async function advise(
  paths: readonly string[],
  options: AdviseOptions,
  width?: number,
): Promise<string> {
  if (options.size > MOST_BODY_BYTES) throw new Failure(`--size is ${MOST_BODY_BYTES} at most here`);
  // A cookie that cannot be is refused before anything is read.
  chromiumWithCookie(options.cookie);
  const asked = askedBy(options);
  const { evidence, notes } = evidenceAt(paths.length === 0 ? [referenceFolder()] : paths);
  const judged = judgeClaims(CLAIMS, evidence);
  const costs = await costsByCookie(asked, COOKIES);
  const advice = adviceOn(asked, { evidence, judged, costs });
  return options.json === true
    ? adviceJson(advice, evidence, notes)
    : adviceText(advice, evidence, notes, width);
}

function askedBy({ clients, rate, size, late, upstream, http, cookie, delay }: AdviseOptions): Asked {
  return {
    clients,
    ratePerSecond: rate,
    bodyBytes: size,
    lateUs: late,
    upstreamPerSecond: upstream,
    http: http ?? null,
    cookieBytes: cookie,
    delayUs: delay,
  };
}
