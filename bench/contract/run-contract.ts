import { messageOf } from '../core/failure.ts';
import type { Microseconds } from '../core/units.ts';
import type { Row } from '../transports.ts';
import { lackedBy, type ContractCase, type Lack } from './case.ts';
import { CASES } from './cases.ts';
import { openOwnSubject, type Alter } from './own-subject.ts';
import { SETTINGS } from './settings.ts';
import { timeLimit } from './time-limit.ts';

export type CaseOutcome =
  | { readonly state: 'passed' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'skipped'; readonly lacks: readonly Lack[] };

export type CaseResult = CaseOutcome & { readonly case: ContractCase };

export type ContractOptions = {
  /** What a case may take in all. */
  readonly caseTimeoutUs: Microseconds;
  readonly cases: readonly ContractCase[];
  readonly alter: Alter;
};

const DEFAULTS: ContractOptions = {
  caseTimeoutUs: 30_000_000,
  cases: CASES,
  alter: (serve) => serve,
};

/**
 * Runs every case against a row, one after the other, each with a server of its own.
 * @param onCase told before each case that applies: how many were before it, and how many there are
 */
export async function runContract(
  row: Row,
  onCase: (done: number, of: number) => void = () => undefined,
  options: Partial<ContractOptions> = {},
): Promise<readonly CaseResult[]> {
  const results: CaseResult[] = [];
  const { cases } = { ...DEFAULTS, ...options };
  const applies = (contractCase: ContractCase): boolean => lackedBy(row, contractCase).length === 0;
  const of = cases.filter(applies).length;
  let done = 0;
  for (const contractCase of cases) {
    if (applies(contractCase)) onCase(done++, of);
    results.push({ case: contractCase, ...(await runCase(row, contractCase, options)) });
  }
  return results;
}

export async function runCase(
  row: Row,
  contractCase: ContractCase,
  options: Partial<ContractOptions> = {},
): Promise<CaseOutcome> {
  const lacks = lackedBy(row, contractCase);
  if (lacks.length > 0) return { state: 'skipped', lacks };
  const { caseTimeoutUs, alter } = { ...DEFAULTS, ...options };
  // Set before anything else, as cases count what there is in this process.
  const limit = timeLimit(caseTimeoutUs);
  try {
    const subject = await openOwnSubject(row, { ...SETTINGS, ...contractCase.settings }, alter);
    await Promise.race([contractCase.run(subject), limit.passed]).finally(subject.close);
    return { state: 'passed' };
  } catch (error) {
    return { state: 'failed', message: messageOf(error) };
  } finally {
    limit.clear();
  }
}
