import { describe, test } from 'vitest';
import { ROW_IDS } from '../transports.ts';
import { candidatesOf } from './candidates.ts';
import { lackedBy } from './case.ts';
import { CASES } from './cases.ts';
import { runCase } from './run-contract.ts';

describe.each(candidatesOf(ROW_IDS))('$name', ({ row }) => {
  for (const contractCase of CASES.filter((one) => lackedBy(row, one).length === 0)) {
    test(`${contractCase.id} ${contractCase.title}`, async () => {
      const outcome = await runCase(row, contractCase);
      if (outcome.state === 'failed') throw new Error(outcome.message);
    });
  }
});
