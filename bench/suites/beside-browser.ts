import { Failure } from '../core/failure.ts';
import { ROW_IDS, rowOf, rowOver, transportOf, type RowId } from '../transports.ts';
import type { Suite, Variant } from './suites.ts';

/** A page takes two processes and tens of megabytes: what a suite asks of Node is too much for a browser. */
const MOST_PAGES = 4;

/** Rows that no page can speak, which run in Node alone. */
export const NOT_FOR_PAGES: readonly RowId[] = ROW_IDS.filter((row) => transportOf(rowOf(row)) === undefined);

/**
 * A suite in which every row that a page can speak runs twice, with our halves in Node and in pages of a browser,
 * through the same link, which counts for both. HTTP/2 is over TLS for both, as no browser speaks it without.
 * @throws Failure for a suite that has variants of its own
 */
export function besideBrowser(suite: Suite, http: 1 | 2 | null): Suite {
  if (suite.variants !== undefined) {
    throw new Failure(
      '--client browser names each row twice, and this suite has variants already: give another suite',
    );
  }
  const { parameters } = suite;
  if (parameters.load !== 'feed') {
    throw new Failure('--client browser is for suites with a feed: give another, such as quick or standard');
  }
  return {
    ...suite,
    parameters: {
      ...parameters,
      agents: Math.min(parameters.agents, MOST_PAGES),
      link: true,
      ledger: true,
    },
    plain: NOT_FOR_PAGES,
    variants: { ...bothClients(http, false), ...bothClients(http, true) },
  };
}

/** The rows that need TLS in a browser, or those that do not. */
function bothClients(http: 1 | 2 | null, tls: boolean): Readonly<Record<string, Variant>> {
  const rows = ROW_IDS.filter(
    (row) => !NOT_FOR_PAGES.includes(row) && (rowOver(row, http).http === 2) === tls,
  );
  const [suffix, changes] = tls ? [' TLS', { tls }] : ['', {}];
  return {
    [`node${suffix}`]: { rows, changes: { ...changes, client: 'node' } },
    [`browser${suffix}`]: { rows, changes: { ...changes, client: 'chromium' } },
  };
}
