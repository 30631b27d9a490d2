import type { ContractCase } from './case.ts';
import { CASES } from './cases.ts';

/**
 * What figures rest on: that every event comes, once and in order, by its cursor (R1 to R7), in the form of its
 * transport (R8 to R11), that a server offers what it declares, and publishes what it is given (R23, R24). A server
 * that lets foreign pages in, or cannot be restarted, serves no slower for that.
 */
const RULES: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 23, 24]);

/** And what echoes rest on, where clients send up. */
const RULES_OF_WAY_UP: ReadonlySet<number> = new Set([...RULES, 25]);

/** The contract as far as a server has to keep it to be measured: what anybody's server can be asked, as it runs. */
export const MEASURED_CASES: readonly ContractCase[] = casesOf(RULES);
export const MEASURED_CASES_WITH_WAY_UP: readonly ContractCase[] = casesOf(RULES_OF_WAY_UP);

function casesOf(rules: ReadonlySet<number>): readonly ContractCase[] {
  return CASES.filter(({ rule, server = 'any' }) => server === 'any' && rules.has(rule));
}
