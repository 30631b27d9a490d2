import { contenderName } from '../core/contender.ts';
import type { RunResult } from '../core/result.ts';
import { exampleResult } from '../report/example-result.ts';
import { contendersOf, type Suite } from '../suites/suite.ts';
import type { SuiteAsked } from './evidence-names.ts';

/** What the result of a suite says of its scenario. */
export function scenarioStored({
  parameters,
  variants = {},
}: Suite): Required<Pick<RunResult, 'parameters' | 'variants'>> {
  const changes = Object.entries(variants).map(([name, variant]) => [name, variant.changes] as const);
  return { parameters, variants: Object.fromEntries(changes) };
}

/** A made-up run of a suite, as it is or changed, whose trials have not begun: for tests. */
export function exampleSuiteRun(suite: SuiteAsked, its: Suite): RunResult {
  const order = [contendersOf(its, its.rows).map(contenderName)];
  const sweep = its.sweep === undefined ? {} : { sweep: its.sweep };
  return exampleResult({ suite, ...scenarioStored(its), ...sweep, order, trials: [] });
}
