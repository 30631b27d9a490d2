import { requireChromium, versionOf } from '../browser/find-chromium.ts';
import { Failure } from '../core/failure.ts';
import type { Environment } from '../core/result.ts';
import { readEnvironment } from '../run/environment.ts';
import { parametersFor, type RunPlan } from '../run/run.ts';
import { obstacleToPages } from '../run/what-pages-can.ts';
import { NOT_FOR_PAGES } from '../suites/beside-browser.ts';
import { contendersOf, type Suite } from '../suites/suite.ts';
import { ROW_IDS, rowOf } from '../transports.ts';
import { withoutImpossible } from './left-out.ts';

/**
 * A suite beside a browser, without pages where a variant of the suite's own asks what none can do: that is said.
 * @throws Failure when nothing is left for a page
 */
export function asPagesCan(asked: Suite): Suite {
  const environment = readEnvironment();
  if (asked.rows.every((row) => NOT_FOR_PAGES.includes(row))) {
    const titles = asked.rows.map((row) => rowOf(row).title).join(', ');
    const others = ROW_IDS.filter((row) => !NOT_FOR_PAGES.includes(row)).join(', ');
    throw new Failure(`no page can speak ${titles}: give -t one of ${others}, or leave out --client`);
  }
  const { suite, lines } = withoutImpossible(asked, (row, parameters, { scenario }) =>
    // What is asked of every variant is refused, with what to do.
    scenario === undefined ? undefined : obstacleToPages(row, parameters, environment)?.why,
  );
  for (const line of lines) process.stderr.write(`not in pages: ${line}\n`);
  const isLeft = contendersOf(suite, suite.rows).some(
    ({ variant = '' }) => suite.variants?.[variant]?.changes.client === 'chromium',
  );
  if (!isLeft) throw new Failure('nothing is left for a page: give another suite, or leave out --client');
  return suite;
}

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
