import type { SomebodysServer } from '../core/measured-server.ts';
import type { Parameters } from '../core/result.ts';
import { CONTROL_ROW, type RowId } from '../transports.ts';
import { besideEachOther, type Sides } from './sides.ts';
import type { Suite, Variant } from './suite.ts';

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
  const divided = besideEachOther(suite, [CONTROL_ROW], bothServers(server, isOffered));
  return { ...divided, parameters: { ...suite.parameters, ...FOR_BOTH } };
}

/** What a run needs that has a server of somebody's. */
export const FOR_BOTH = { trigger: 'post' } as const satisfies Partial<Parameters>;

/** Divides a scenario into that of our server and that of somebody's. */
export function bothServers(server: SomebodysServer, isOffered: IsOffered): (scenario: Variant) => Sides {
  return ({ rows, changes }) => {
    const both = rows.filter((row) => isOffered(row, changes));
    const alike = changes.responseHeaders === undefined ? changes : { ...changes, responseHeaders: 'bare' };
    return {
      [SIDES.ours]: { rows: both, changes: alike },
      [SIDES.theirs]: { rows: both, changes: { ...alike, server } },
    };
  };
}

/** The variants of a suite that change what answers carry, which they do not beside another server. */
export function variantsWithAnswerHeaders({ variants = {} }: Suite): readonly string[] {
  return Object.keys(variants).filter((name) => variants[name]?.changes.responseHeaders !== undefined);
}
