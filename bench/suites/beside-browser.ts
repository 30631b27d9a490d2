import { Failure } from '../core/failure.ts';
import type { Parameters } from '../core/result.ts';
import { ROW_IDS, rowOf, rowOver, transportOf, type RowId } from '../transports.ts';
import { besideEachOther, type Sides } from './sides.ts';
import type { Suite, Variant } from './suite.ts';

/** A page takes two processes and tens of megabytes: what a suite asks of Node is too much for a browser. */
const MOST_PAGES = 4;

/** Rows that no page can speak, which run in Node alone. */
export const NOT_FOR_PAGES: readonly RowId[] = ROW_IDS.filter((row) => transportOf(rowOf(row)) === undefined);

/**
 * A suite in which every row that a page can speak runs twice under each scenario, with our halves in Node and in
 * pages of a browser, through the same link, which counts for both. HTTP/2 is over TLS for both, as no browser speaks
 * it without.
 * @throws Failure for a suite without a feed
 */
export function besideBrowser(suite: Suite, http: 1 | 2 | null): Suite {
  const parameters = withPages(suite.parameters);
  return { ...besideEachOther(suite, NOT_FOR_PAGES, (scenario) => bothClients(scenario, http)), parameters };
}

/**
 * What a run needs that has pages.
 * @throws Failure without a feed
 */
export function withPages(parameters: Parameters): Parameters {
  if (parameters.load !== 'feed') {
    throw new Failure('--client browser is for suites with a feed: give another, such as quick or standard');
  }
  return { ...parameters, agents: Math.min(parameters.agents, MOST_PAGES), link: true, ledger: true };
}

/** The rows that need TLS in a browser by their version of HTTP, and those that do not. */
export function bothClients({ rows, changes }: Variant, http: 1 | 2 | null): Sides {
  const needsTls = (row: RowId): boolean =>
    changes.tls !== true && rowOver(row, changes.http ?? http).http === 2;
  const [plain, secured] = [rows.filter((row) => !needsTls(row)), rows.filter(needsTls)];
  return {
    node: { rows: plain, changes: { ...changes, client: 'node' } },
    browser: { rows: plain, changes: { ...changes, client: 'chromium' } },
    'node TLS': { rows: secured, changes: { ...changes, tls: true, client: 'node' } },
    'browser TLS': { rows: secured, changes: { ...changes, tls: true, client: 'chromium' } },
  };
}
