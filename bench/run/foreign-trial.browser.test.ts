import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BROWSER_TIMEOUT_MS, isMissing } from '../browser/example-browser.ts';
import type { Parameters } from '../core/result.ts';
import { isRunning, type ProcessId } from '../foreign/process-tree.ts';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';
import type { Cast } from './cast.ts';
import { crashPages } from './example-page-crash.ts';
import { runTrial, type TrialOutcome } from './trial.ts';

const EXAMPLE = [process.execPath, join(import.meta.dirname, 'example-foreign-server.ts')];

function trialOf(
  changes: Partial<Parameters>,
  onWindow: (cast: Cast) => Promise<void> = () => Promise.resolve(),
): Promise<TrialOutcome> {
  const parameters: Parameters = {
    ...DEFAULT_PARAMETERS,
    server: { command: EXAMPLE, name: 'an example' },
    trigger: 'post',
    client: 'chromium',
    link: true,
    ledger: true,
    agents: 2,
    ratePerSecond: 20,
    arrival: 'constant',
    durationUs: 500_000,
    warmupUs: 0,
    ...changes,
  };
  const observer = { onPhase: () => undefined, signal: new AbortController().signal, onWindow };
  return runTrial({ row: 'sse', parameters, seed: 1 }, observer);
}

/** A time on a machine that does other things may not hold; what was counted does. */
const BUSY = /busy|late|still/;

describe.skipIf(isMissing)("a trial with pages at somebody's server", { timeout: BROWSER_TIMEOUT_MS }, () => {
  test('has all its events in pages, through TLS that it knows nothing of, and every byte accounted for', async () => {
    const outcome = await trialOf({ tls: true });
    if (outcome.state === 'failed') throw new Error(outcome.reason);
    const { metrics, deliveries } = outcome;
    const reasons = outcome.state === 'invalid' ? outcome.reasons : [];
    expect(reasons.filter((why) => !BUSY.test(why))).toEqual([]);
    expect(deliveries).toMatchObject({ expected: 20, delivered: 20, unknown: 0, early: 0 });
    expect(metrics).toMatchObject({ 'connections.opened': 2, 'requests.per-event': 0 });
    expect(metrics['wire.payload.down']).toBeGreaterThan(100);
    expect(metrics['clock.error']).toBeGreaterThan(0);
  });

  test('fails in one line when a page crashes, and leaves nothing of browser or server', async () => {
    let processes: readonly ProcessId[] = [];
    const outcome = await trialOf({ durationUs: 2_000_000 }, ({ clients, server }) => {
      processes = crashPages([server, ...clients]);
      return Promise.resolve();
    });
    expect(outcome).toEqual({ state: 'failed', reason: 'a page crashed' });
    expect(processes.length).toBeGreaterThan(5);
    await expect.poll(() => processes.filter(isRunning), { timeout: 20_000 }).toEqual([]);
  });
});
