import { requireChromium } from '../browser/find-chromium.ts';
import { MEASURED_CASES, MEASURED_CASES_WITH_WAY_UP } from '../contract/measured-cases.ts';
import { EXIT, Failure } from '../core/failure.ts';
import type { ServerSource } from '../core/measured-server.ts';
import { printable } from '../core/printable.ts';
import { obstacleToTheirs } from '../run/what-servers-can.ts';
import { besideOurs, variantsWithAnswerHeaders, type IsOffered } from '../suites/beside-ours.ts';
import { browserBesideOurs } from '../suites/browser-beside-ours.ts';
import { contendersOf, type Suite } from '../suites/suite.ts';
import { CONTROL_ROW } from '../transports.ts';
import { caseProgress } from './case-progress.ts';
import { examineServer, type Examined, type WantedRow } from './examine-server.ts';
import { withoutImpossible } from './left-out.ts';
import type { RunOptions } from './run-options.ts';
import { catchSignals } from './signals.ts';

/**
 * Examines the server that a run is to measure beside ours; undefined where none was named.
 * @throws Failure when two were, the options cannot be joined with it, there is no browser for pages that are asked
 * for, it fails the examination, or a signal came.
 */
export async function serverBeside(suite: Suite, options: RunOptions): Promise<Examined | undefined> {
  const source = sourceOf(options);
  if (source === undefined) return undefined;
  if (options.aa === true) {
    throw new Failure('a server beside ours makes two of each row by itself: leave out --aa');
  }
  // Before the examination, which takes its time.
  if (options.client === 'browser') requireChromium();
  const signals = catchSignals('stopping (once more to end at once)');
  const progress = caseProgress(process.stderr, Date.now);
  try {
    return await examineServer(source, {
      wanted: wantedOf(suite, options),
      cases: sendsUp(suite, options) ? MEASURED_CASES_WITH_WAY_UP : MEASURED_CASES,
      force: options.force === true,
      signal: signals.signal,
      onProgress: progress.line,
      onRow: progress.row,
      onCase: progress.case,
    });
  } catch (error) {
    const exitCode = signals.exitCode();
    throw exitCode === undefined ? error : new Failure('stopped before anything was measured', exitCode);
  } finally {
    progress.done();
    signals.release();
  }
}

/** A suite in which the rows that somebody's server offers are measured beside ours, in pages too where they are asked for. */
export function besideTheirs(suite: Suite, { server, offered }: Examined, options: RunOptions): Suite {
  const base = httpOf(suite, options);
  const bared = variantsWithAnswerHeaders(suite);
  if (bared.length > 0) say(`without what a proxy adds to answers, on either side: ${bared.join('; ')}`);
  const isOffered: IsOffered = (row, { http = base }) =>
    offered.some((one) => one.row === row && one.http === http);
  return options.client === 'browser'
    ? browserBesideOurs(suite, server, isOffered, options.http ?? null)
    : besideOurs(suite, server, isOffered);
}

/**
 * Such a suite, with all options, without what it cannot be asked for: that is said.
 * @throws Failure when nothing of it is left
 */
export function asTheyCan(asked: Suite, { server, offered }: Examined): Suite {
  const name = printable(server.name);
  const { suite, lines } = withoutImpossible(asked, (row, parameters, { scenario }) => {
    if (row === CONTROL_ROW) return undefined;
    const { upstreamPerSecond, http } = parameters;
    const hasWayUp = offered.some((one) => one.row === row && one.http === http && one.wayUp);
    if (upstreamPerSecond > 0 && !hasWayUp) return `${name} declares no way up`;
    // What is asked of every variant is refused, with what to do.
    return scenario === undefined ? undefined : obstacleToTheirs(row, { ...parameters, server })?.why;
  });
  for (const line of lines) say(`not measured: ${line}`);
  const isLeft = contendersOf(suite, suite.rows).some(({ row }) => row !== CONTROL_ROW);
  if (!isLeft) throw new Failure(`nothing is left to measure of ${name}: give another suite`, EXIT.failed);
  return suite;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Every row of a suite that has to be looked at, in each version of HTTP that it is measured over. */
function wantedOf(suite: Suite, options: RunOptions): readonly WantedRow[] {
  const { rows } = suite;
  const base = httpOf(suite, options);
  const wanted = contendersOf(suite, rows).map(({ row, variant = '' }) => {
    const { http = base } = suite.variants?.[variant]?.changes ?? {};
    return { row, http };
  });
  const byName = new Map(wanted.map((one) => [`${one.row} ${String(one.http)}`, one]));
  return [...byName.values()].toSorted((a, b) => rows.indexOf(a.row) - rows.indexOf(b.row));
}

function sendsUp({ parameters, variants = {} }: Suite, { upstream }: RunOptions): boolean {
  const changed = Object.values(variants).map(({ changes }) => changes.upstreamPerSecond ?? 0);
  return Math.max(upstream ?? parameters.upstreamPerSecond, ...changed) > 0;
}

function httpOf({ parameters }: Suite, { http }: RunOptions): 1 | 2 | null {
  return http ?? parameters.http;
}

function sourceOf({ server, serverCommand, force }: RunOptions): ServerSource | undefined {
  if (server !== undefined && serverCommand !== undefined) {
    throw new Failure(
      'run measures one server beside ours: give --server URL, or a command after --, not both',
    );
  }
  if (serverCommand !== undefined && (serverCommand[0] ?? '') === '')
    throw new Failure('give the command that starts your server after --');
  if (serverCommand !== undefined) return { command: serverCommand };
  if (server !== undefined) return { url: server.origin };
  if (force === true)
    throw new Failure('--force is for a server beside ours: give --server URL, or -- COMMAND', EXIT.usage);
  return undefined;
}
