import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROW_IDS, rowOf } from '../transports.ts';
import { lackedBy } from './case.ts';
import { CASES } from './cases.ts';

const rules = readFileSync(join(import.meta.dirname, '../../servers/README.md'), 'utf8');

describe('the contract', () => {
  test('has a case for every rule of servers/README.md, and no case without one', () => {
    const written = [...rules.matchAll(/^\*\*R(\d+)\./gm)].map(([, number]) => Number(number));
    const checked = [...new Set(CASES.map(({ rule }) => rule))];
    expect(checked.sort((a, b) => a - b)).toEqual(written);
  });

  test('numbers its rules from 1 without a break', () => {
    const written = [...rules.matchAll(/^\*\*R(\d+)\./gm)].map(([, number]) => Number(number));
    expect(written).toEqual(written.map((_, index) => index + 1));
  });

  test('calls every case by a name of its own', () => {
    const ids = CASES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has no case that applies to no row', () => {
    const idle = CASES.filter((contractCase) =>
      ROW_IDS.every((id) => lackedBy(rowOf(id), contractCase).length > 0),
    );
    expect(idle).toEqual([]);
  });
});
