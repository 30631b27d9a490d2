import { expect, test, vi } from 'vitest';
import { rawTrialOf } from './example-raw-trial.ts';
import { judge } from './trial-outcome.ts';

/** What the guards have to say is theirs to test: here they say nothing, or this. */
const guards = vi.hoisted(() => ({ say: [] as readonly string[] }));
vi.mock(import('./guards.ts'), () => ({ reasonsAgainst: () => guards.say }));

const RAW = rawTrialOf('sse');

function reasonsOf(unreconciled: readonly string[], leftovers: readonly string[] = []) {
  const outcome = judge(RAW.plan, { ...RAW, unreconciled }, leftovers);
  return outcome.state === 'invalid' ? outcome.reasons : outcome.state;
}

test('a trial against which nothing speaks was measured', () => {
  expect(reasonsOf([])).toBe('measured');
});

test('a trial whose bytes do not add up, or which left something behind, is invalid', () => {
  expect(reasonsOf(['the byte counts differ'])).toEqual(['the byte counts differ']);
  expect(reasonsOf([], ['port 1 still answers'])).toEqual(['port 1 still answers']);
});

test('a trial is invalid for all that speaks against it, the guards first, and keeps its figures', () => {
  guards.say = ['the driver was busy'];
  expect(reasonsOf(['bytes'], ['a port'])).toEqual(['the driver was busy', 'bytes', 'a port']);
  const outcome = judge(RAW.plan, RAW, []);
  expect(outcome.state === 'invalid' && outcome.metrics['bytes.down']).toBeGreaterThan(0);
});
