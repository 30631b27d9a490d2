import { requireChromium, versionOf } from '../browser/find-chromium.ts';
import type { Environment } from '../core/result.ts';
import { parametersFor, type RunPlan } from '../run/run.ts';
import { NOT_FOR_PAGES } from '../suites/beside-browser.ts';
import { rowOf } from '../transports.ts';

/**
 * The browser that a plan needs, if it has pages. Says which rows stay outside it.
 * @throws Failure when there is none on this machine
 */
export function browserFor(plan: RunPlan): Pick<Environment, 'browser'> {
  if (!plan.contenders.some((contender) => parametersFor(plan, contender).client === 'chromium')) return {};
  const browser = versionOf(requireChromium());
  for (const row of NOT_FOR_PAGES) {
    if (plan.contenders.some((contender) => contender.row === row)) {
      process.stderr.write(`no page can speak ${rowOf(row).title}: it runs in Node alone\n`);
    }
  }
  return { browser };
}
