import { describe, expect, test } from 'vitest';
import { ROW_IDS, rowOf, type Row } from '../transports.ts';
import { CASES } from './cases.ts';
import { withPatience } from './expectation.ts';
import * as mutants from './example-mutants.ts';
import type { Alter } from './own-subject.ts';
import { runContract } from './run-contract.ts';

/** A broken promise, the case that has to notice, and what it has to say. */
type Control = {
  readonly what: string;
  readonly alter: Alter;
  /** Whether a row makes that promise at all. */
  readonly appliesTo?: (row: Row) => boolean;
  readonly caughtBy: (row: Row) => string;
  readonly message: RegExp;
};

const isStream = ({ pattern }: Row): boolean => pattern === 'stream';

const CONTROLS: readonly Control[] = [
  {
    what: 'drops one event',
    alter: mutants.replacingVictim(() => []),
    caughtBy: () => 'delivery/to-10',
    message: /^item 3 of 11: expected "event 3", found "event 4"$/,
  },
  {
    what: 'doubles one event',
    alter: mutants.replacingVictim((victim) => [victim, victim]),
    caughtBy: () => 'delivery/to-10',
    message: /^item 4 of 11: expected "event 4", found "event 3"$/,
  },
  {
    what: 'corrupts one event',
    alter: mutants.replacingVictim((victim) => [{ ...victim, payload: `${victim.payload} ` }]),
    caughtBy: () => 'payloads/lookalikes',
    message: /^item 3 of 70: expected "data:", found "data: "$/,
  },
  {
    what: 'swaps two events',
    alter: mutants.swapping,
    caughtBy: () => 'delivery/order',
    message: /^item 3 of 21: expected "event 3", found "event 4"$/,
  },
  {
    what: 'ignores cursors',
    alter: mutants.ignoringCursors,
    caughtBy: () => 'resume/from-a-cursor',
    message: /^item \d+ of \d+: expected .+, found "event 1"$/,
  },
  {
    what: 'answers a bad cursor with silence',
    alter: mutants.concealingGaps,
    caughtBy: () => 'cursors/malformed',
    message: /^the answer to .*: expected {"gap":"malformed".* found {"cursor"|an answer to/,
  },
  {
    what: 'never learns that a client has left',
    alter: mutants.deafToClose,
    appliesTo: ({ pattern }) => pattern !== 'poll',
    caughtBy: () => 'leaving/vanished-client',
    message: /^streams that the event was written to: expected 0, found 4$|found "\d Timeout"$/,
  },
  {
    what: 'goes on after it was closed',
    alter: mutants.ignoringClose,
    appliesTo: isStream,
    caughtBy: () => 'leaving/closed-server',
    message: /found "\d Timeout"$/,
  },
  {
    what: 'buffers without a bound',
    alter: mutants.unbounded,
    appliesTo: isStream,
    caughtBy: ({ http }) => (http === 2 ? 'shared-connections/slow-stream' : 'slow-readers/cut'),
    message: /^bytes (that wait for one reader|kept for one stream): expected at most/,
  },
];

/** Some mutants are only caught by waiting in vain. */
const PATIENCE_US = 2_000_000;

describe.each(ROW_IDS)('a serving half of %s is caught when it', (id) => {
  const row = rowOf(id);
  const applying = CONTROLS.filter(({ appliesTo }) => appliesTo?.(row) ?? true);
  test.each(applying)('$what', async ({ alter, caughtBy, message }) => {
    const cases = CASES.filter((contractCase) => contractCase.id === caughtBy(row));
    const results = await withPatience(PATIENCE_US, () => runContract(row, undefined, { alter, cases }));
    expect(results).toEqual([
      expect.objectContaining({ state: 'failed', message: expect.stringMatching(message) as string }),
    ]);
  });
});
