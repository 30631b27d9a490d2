import { join } from 'node:path';
import { expect, test } from 'vitest';
import { summarise } from '../../bench/report/summary.ts';
import { readResult } from '../../bench/store.ts';

const EXPRESS = join(import.meta.dirname, '..', '..', 'results', 'reference', 'express');

/** How many times what ours has, by the medians of the recorded run. */
function timesOurs(suite: string, metric: 'server.memory.growth' | 'server.cpu' | 'lateness.p50'): number {
  const { rows } = summarise(readResult(join(EXPRESS, `${suite}.json`)));
  const median = (variant: string): number =>
    rows.find(({ row }) => row === `sse@${variant}`)?.samples.get(metric)?.median ?? NaN;
  return median('theirs') / median('ours');
}

test('beside subscribers that never read it grows as README says, and the others wait no longer', () => {
  expect(timesOurs('slow-subscriber', 'server.memory.growth')).toBeGreaterThan(4);
  expect(timesOurs('slow-subscriber', 'lateness.p50')).toBeLessThan(1.5);
});

test('after subscribers that left, events cost and wait as README says', () => {
  expect(timesOurs('gone-subscribers', 'server.cpu')).toBeGreaterThan(5);
  expect(timesOurs('gone-subscribers', 'lateness.p50')).toBeGreaterThan(3);
});
