import { Failure } from '../core/failure.ts';
import type { SomebodysServer } from '../core/measured-server.ts';
import { CONTROL_ROW, type RowId } from '../transports.ts';
import type { Suite } from './suites.ts';

/** The variants of a run that measures somebody's server beside ours. */
export const SIDES = { ours: 'ours', theirs: 'theirs' } as const;

/**
 * A suite in which each of these rows is served by our server and by somebody's; the control, which nobody else
 * has, stands for both. Events are posted to all alike.
 */
export function besideOurs(suite: Suite, server: SomebodysServer, rows: readonly RowId[]): Suite {
  return {
    ...suite,
    rows: [...rows, CONTROL_ROW],
    parameters: { ...suite.parameters, trigger: 'post' },
    variants: {
      [SIDES.ours]: { rows, changes: {} },
      [SIDES.theirs]: { rows, changes: { server } },
    },
    plain: [CONTROL_ROW],
  };
}

/** @throws Failure for a suite that has variants of its own */
export function checkOneScenario(suite: Suite): void {
  if (suite.variants === undefined) return;
  throw new Failure(
    'a server beside ours makes two of each row, and this suite has variants already: give another, without --aa',
  );
}
