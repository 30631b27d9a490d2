import { Option, type Command } from 'commander';
import { EXIT } from '../core/failure.ts';
import { painter } from '../report/paint.ts';
import type { Check } from '../selftest/check.ts';
import { CHECKS } from '../selftest/checks.ts';
import type { Pace } from '../selftest/finding.ts';
import { runChecks, type CheckResult } from '../selftest/run-checks.ts';
import { printResult, wantsColour } from './output.ts';
import { checksJson, describeChecks, listChecks } from './selftest-text.ts';
import { catchSignals } from './signals.ts';
import { statusLine, type StatusStream } from './status-line.ts';

export type SelftestOptions = {
  readonly quick?: true;
  readonly json?: true;
  readonly only?: readonly string[];
  readonly list?: true;
};

export function addSelftestOptions(command: Command): Command {
  return command
    .option('--quick', 'under a minute: shorter trials, and wide limits for times')
    .addOption(new Option('--only <checks...>', 'run these alone').choices(CHECKS.map(({ id }) => id)))
    .option('--json', 'print the findings as JSON')
    .option('--list', 'say which checks there are, and run none')
    .addHelpText('after', EXAMPLES);
}

const EXAMPLES = `
Examples:
  pushbench selftest                             all checks, in 3 to 5 minutes; exits 3 if one fails
  pushbench selftest --quick                     in less than one
  pushbench selftest --only clock capture        these alone`;

/** `pushbench selftest`: whether the instrument is right, on this machine. Returns the exit code. */
export async function selftest({ quick, json, only, list }: SelftestOptions): Promise<number> {
  const pace: Pace = quick === true ? 'quick' : 'full';
  const checks = CHECKS.filter(({ id }) => only === undefined || only.includes(id));
  if (list === true) {
    await printResult(json === true ? checksJson(checks, pace) : listChecks(checks, pace));
    return EXIT.ok;
  }
  const progress = checkProgress(process.stderr, checks.length);
  const signals = catchSignals();
  const results = await runChecks(checks, { pace, signal: signals.signal }, progress.check).finally(() => {
    progress.done();
    signals.release();
  });
  const paint = painter({ colour: wantsColour(process.stdout) });
  await printResult(
    json === true ? JSON.stringify({ pace, checks: results }, null, 2) : describeChecks(results, paint),
  );
  return signals.exitCode() ?? exitCodeOf(results);
}

/** What could not be told on this machine is no failure of the instrument. */
export function exitCodeOf(results: readonly CheckResult[]): number {
  return results.some(({ verdict }) => verdict === 'failed') ? EXIT.failed : EXIT.ok;
}

const TICK_MS = 1_000;

type CheckProgress = { check(check: Check, index: number, secondsLeft: number): void; done(): void };

/** Says which check runs and how long all will still take: on a terminal every second, elsewhere once for each. */
function checkProgress(stream: StatusStream, of: number): CheckProgress {
  const line = statusLine(stream);
  let ticking: NodeJS.Timeout | undefined;
  return {
    check({ id }, index, secondsLeft) {
      clearInterval(ticking);
      let left = Math.ceil(secondsLeft);
      const say = (): void => {
        line.say(`check ${index + 1} of ${of}: ${id}; about ${left} s left`);
        left = Math.max(1, left - TICK_MS / 1_000);
      };
      say();
      if (line.isLive) ticking = setInterval(say, TICK_MS);
    },
    done() {
      clearInterval(ticking);
      line.clear();
    },
  };
}
