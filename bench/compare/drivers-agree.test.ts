import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readResult } from '../store.ts';
import { compared } from './example-runs.ts';

const SOURCE = join(import.meta.dirname, '..', '..', 'results', 'reference', 'saturation.json');
/** Six repetitions of such figures could hardly have shown less. */
const MARGIN = 0.1;

/** Of the recorded run, autocannon as the base beside our own closed loop, scenario by scenario. */
function drivers(metric: string) {
  const recorded = { source: SOURCE, result: readResult(SOURCE) };
  const { columns, tables } = compared(
    [recorded],
    { columns: 'load', base: 'autocannon', margin: MARGIN },
    metric,
  );
  expect(columns).toEqual(['autocannon', 'closed-loop']);
  return (tables[0]?.rows ?? []).map(({ cells: [autocannon, own] }) => ({ autocannon, own }));
}

/** What both can measure: there is a figure per core second only where the server was the limit. */
const perCore = drivers('polls.per-core');
const isMeasuredByBoth = ({ autocannon, own }: (typeof perCore)[number]): boolean =>
  autocannon?.side !== undefined && own?.side !== undefined;

describe('of the recorded saturation, autocannon and our own closed loop', () => {
  test('agree on what a core answers, within the noise and the margin, wherever both can measure it', () => {
    const both = perCore.filter(isMeasuredByBoth);
    expect(both.map(({ autocannon }) => autocannon?.contender)).toContain(
      'polling@autocannon c=10, busy 400us',
    );
    for (const { own } of both) {
      expect(own?.change, own?.name).toMatchObject({ verdict: 'none', equivalence: 'equivalent' });
    }
  });

  test('elsewhere our own asks less, and a warning says that the server was not its limit', () => {
    const { trials } = readResult(SOURCE);
    const both = perCore.filter(isMeasuredByBoth).map(({ own }) => own?.contender);
    const apart = drivers('polls.rate').filter(({ own }) => !both.includes(own?.contender));
    expect(apart.length).toBeGreaterThan(0);
    for (const { own } of apart) {
      expect(own?.change?.verdict, own?.name).toBe('lower');
      const its = trials.filter(({ row, variant }) => `${row}@${variant ?? ''}` === own?.contender);
      const warnings = its.flatMap((trial) => (trial.state === 'measured' ? trial.warnings : []));
      expect(warnings.join('\n'), own?.name).toContain('the server did not use a whole core');
    }
  });
});
