import type { SomebodysServer } from '../core/measured-server.ts';
import type { Parameters } from '../core/result.ts';
import { CONTROL_ROW, type RowId } from '../transports.ts';
import { besideEachOther } from './sides.ts';
import type { Suite } from './suite.ts';

/** The sides of a run that measures somebody's server beside ours. */
export const SIDES = { ours: 'ours', theirs: 'theirs' } as const;

/** Whether somebody's server has a row, under what a scenario changes. */
export type IsOffered = (row: RowId, changes: Partial<Parameters>) => boolean;

/**
 * A suite in which each row that somebody's server has is served by it and by ours under every scenario; the control,
 * which nobody else has, stands for both. Events are posted to all alike, and answers carry what each server gives
 * them: what a proxy would add to ours, it would not add to theirs.
 */
export function besideOurs(suite: Suite, server: SomebodysServer, isOffered: IsOffered): Suite {
  const divided = besideEachOther(suite, [CONTROL_ROW], ({ rows, changes }) => {
    const both = rows.filter((row) => isOffered(row, changes));
    const alike = changes.responseHeaders === undefined ? changes : { ...changes, responseHeaders: 'bare' };
    return {
      [SIDES.ours]: { rows: both, changes: alike },
      [SIDES.theirs]: { rows: both, changes: { ...alike, server } },
    };
  });
  return { ...divided, parameters: { ...suite.parameters, trigger: 'post' } };
}

/** The variants of a suite that change what answers carry, which they do not beside another server. */
export function variantsWithAnswerHeaders({ variants = {} }: Suite): readonly string[] {
  return Object.keys(variants).filter((name) => variants[name]?.changes.responseHeaders !== undefined);
}
