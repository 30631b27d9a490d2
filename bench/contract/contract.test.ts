import { describe, test } from 'vitest';
import { ROW_IDS, rowOf, rowOver, type Row } from '../transports.ts';
import { lackedBy } from './case.ts';
import { CASES } from './cases.ts';
import { runCase } from './run-contract.ts';

/** Every row, and what a row becomes over the other version of HTTP where that is no row of its own. */
const SUBJECTS: readonly (readonly [name: string, row: Row])[] = ROW_IDS.flatMap((id) => [
  [id, rowOf(id)] as const,
  ...([1, 2] as const)
    .map((http) => [`${id} over HTTP/${http}`, rowOver(id, http)] as const)
    .filter(([, row]) => !ROW_IDS.some((other) => isSame(rowOf(other), row))),
]);

function isSame(one: Row, other: Row): boolean {
  return one.serve === other.serve && one.http === other.http;
}

describe.each(SUBJECTS)('%s', (_, row) => {
  for (const contractCase of CASES.filter((one) => lackedBy(row, one).length === 0)) {
    test(`${contractCase.id} ${contractCase.title}`, async () => {
      const outcome = await runCase(row, contractCase);
      if (outcome.state === 'failed') throw new Error(outcome.message);
    });
  }
});
