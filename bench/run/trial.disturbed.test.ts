import { expect, test } from 'vitest';
import type { Parameters } from '../core/result.ts';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';
import type { OnWindow } from './measure-trial.ts';
import { runTrial } from './trial.ts';

const PARAMETERS: Parameters = {
  ...DEFAULT_PARAMETERS,
  agents: 2,
  ratePerSecond: 20,
  durationUs: 200_000,
  warmupUs: 0,
};

function disturbed(onWindow: OnWindow) {
  const signal = new AbortController().signal;
  return runTrial(
    { row: 'raw-tcp', parameters: PARAMETERS, seed: 1 },
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
