import { expect, test, vi } from 'vitest';
import type { Parameters } from '../core/result.ts';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';
import type { OnWindow } from './measure-trial.ts';
import { runTrial } from './trial.ts';

/** What does not add up in the end. */
const bytes = vi.hoisted(() => ({ unreconciled: [] as readonly string[] }));
vi.mock(import('./reconcile-trial.ts'), () => ({
  reconcileTrial: () => Promise.resolve(bytes.unreconciled),
}));

const PARAMETERS: Parameters = {
  ...DEFAULT_PARAMETERS,
  agents: 2,
  ratePerSecond: 20,
  durationUs: 200_000,
  warmupUs: 0,
};

function disturbed(onWindow: OnWindow, changes: Partial<Parameters> = {}) {
  const signal = new AbortController().signal;
  return runTrial(
    { row: 'raw-tcp', parameters: { ...PARAMETERS, ...changes }, seed: 1 },
    { onPhase: () => undefined, signal, onWindow },
  );
}

test('whoever disturbs a window is told of it and its processes, and is waited for', async () => {
  const told: number[] = [];
  let isOver = false;
  const outcome = await disturbed(async ({ server, clients }, { startUs, endUs }) => {
    told.push(endUs - startUs, server.pid, clients.length);
    await server.call('sockets', undefined);
    isOver = true;
  });
  expect(outcome.state).not.toBe('failed');
  expect(told).toEqual([200_000, expect.any(Number), 1]);
  expect(isOver).toBe(true);
});

test('a trial has failed when what disturbs its window does', async () => {
  const outcome = await disturbed(() => Promise.reject(new Error('cannot be disturbed')));
  expect(outcome).toEqual({ state: 'failed', reason: 'cannot be disturbed' });
});

test('the server of a window has those beside it that never read, and has had those that left', async () => {
  let openedBefore = NaN;
  const outcome = await disturbed(
    async ({ server }) => {
      const counts = () => server.call('sockets', undefined);
      // Those that left may still be on their way out.
      await expect.poll(async () => (await counts())?.open).toBe(PARAMETERS.agents + 3);
      openedBefore = (await counts())?.opened ?? NaN;
    },
    { slowReaders: 3, goneSubscribers: 4 },
  );
  expect(outcome.state).not.toBe('failed');
  expect(openedBefore).toBe(PARAMETERS.agents + 3 + 4);
});

test('a trial whose bytes do not add up in the end is invalid, and says which', async () => {
  bytes.unreconciled = ['one byte is missing'];
  const outcome = await disturbed(() => Promise.resolve());
  expect(outcome.state === 'invalid' && outcome.reasons).toContain('one byte is missing');
});
