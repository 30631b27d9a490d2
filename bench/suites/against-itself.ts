import { Failure } from '../core/failure.ts';
import { ROW_IDS } from '../transports.ts';
import type { Suite } from './suite.ts';

/** The two names of one thing. */
export const TWINS = ['A', 'B'] as const;

/**
 * A suite in which every row stands against itself, under two names: whatever differs is noise.
 * @throws Failure for a suite that has variants of its own
 */
export function againstItself(suite: Suite): Suite {
  if (suite.variants !== undefined) {
    throw new Failure('--aa names each row twice, and this suite has variants already: give another suite');
  }
  const twin = { rows: ROW_IDS, changes: {} };
  return { ...suite, variants: Object.fromEntries(TWINS.map((name) => [name, twin])) };
}
