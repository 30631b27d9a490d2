import { nowUs } from '../core/clock.ts';
import { messageOf } from '../core/failure.ts';
import type { Microseconds } from '../core/units.ts';
import type { Check, CheckContext } from './check.ts';
import { judge, verdictOf, type Finding, type Verdict } from './finding.ts';

export type CheckResult = Pick<Check, 'id' | 'title'> & {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly tookUs: Microseconds;
};

/** Which check is about to run, by its place from 0, and for how long all that is left will run. */
export type OnCheck = (check: Check, index: number, secondsLeft: number) => void;

/** Runs one check after the other; an aborted list ends with what was finished. */
export async function runChecks(
  checks: readonly Check[],
  context: CheckContext,
  onCheck: OnCheck = () => undefined,
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  const left = timeLeft(checks, context);
  for (const [index, check] of checks.entries()) {
    if (context.signal.aborted) break;
    onCheck(check, index, left(index));
    const startUs = nowUs();
    const findings = await findingsOf(check, context);
    if (findings === 'aborted') break;
    const { id, title } = check;
    results.push({ id, title, verdict: verdictOf(findings), findings, tookUs: nowUs() - startUs });
  }
  return results;
}

/** What goes wrong in a check is a failure of the instrument, unless the user ended it. */
async function findingsOf(check: Check, context: CheckContext): Promise<readonly Finding[] | 'aborted'> {
  try {
    const observed = await check.run(context);
    return observed.map((one) => judge(one));
  } catch (error) {
    if (context.signal.aborted) return 'aborted';
    return [{ what: 'the check itself', verdict: 'failed', why: messageOf(error) }];
  }
}

/** In seconds, from the estimates of the checks, corrected by what those before have really taken. */
function timeLeft(checks: readonly Check[], { pace }: CheckContext): (from: number) => number {
  const startUs = nowUs();
  const estimate = (some: readonly Check[]): number =>
    some.reduce((sum, { seconds }) => sum + seconds[pace], 0);
  return (from) => {
    const planned = estimate(checks.slice(0, from));
    const slowness = planned === 0 ? 1 : (nowUs() - startUs) / 1_000_000 / planned;
    return estimate(checks.slice(from)) * Math.max(1, slowness);
  };
}
