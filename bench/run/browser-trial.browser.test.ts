import { expect, describe, test } from 'vitest';
import { BROWSER_TIMEOUT_MS, isMissing } from '../browser/example-browser.ts';
import type { Parameters } from '../core/result.ts';
import { isRunning, type ProcessId } from '../foreign/process-tree.ts';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';
import type { RowId } from '../transports.ts';
import type { Cast } from './cast.ts';
import { crashPages } from './example-page-crash.ts';
import { runTrial, type TrialOutcome } from './trial.ts';

const PAGES: Partial<Parameters> = {
  client: 'chromium',
  link: true,
  ledger: true,
  agents: 2,
  ratePerSecond: 20,
  arrival: 'constant',
  durationUs: 500_000,
  warmupUs: 0,
  pollEveryUs: 100_000,
};

function trialOf(
  row: RowId,
  changes: Partial<Parameters>,
  onWindow?: (cast: Cast) => Promise<void>,
): Promise<TrialOutcome> {
  return runTrial(
    { row, parameters: { ...DEFAULT_PARAMETERS, ...PAGES, ...changes }, seed: 1 },
    {
      onPhase: () => undefined,
      signal: new AbortController().signal,
      ...(onWindow === undefined ? {} : { onWindow }),
    },
  );
}

/** A time on a machine that does other things may not hold; what was counted does. */
function countsOf(outcome: TrialOutcome) {
  if (outcome.state === 'failed') throw new Error(outcome.reason);
  const { metrics, deliveries } = outcome;
  const reasons = outcome.state === 'invalid' ? outcome.reasons : [];
  const others = reasons.filter((why) => !/busy|late|still/.test(why));
  return { metrics, deliveries, reasons: others, isDisturbed: others.length < reasons.length };
}

describe.skipIf(isMissing)('a trial with pages as its agents', { timeout: BROWSER_TIMEOUT_MS }, () => {
  test('counts by the link what the browser opened, asked and got, and tells how sure its clock is', async () => {
    const { metrics, deliveries, reasons, isDisturbed } = countsOf(await trialOf('polling', {}));
    expect(reasons).toEqual([]);
    expect(deliveries).toMatchObject({ expected: 20, delivered: 20, early: 0, unknown: 0 });
    expect(metrics['connections.opened']).toBe(2);
    // Two agents, five ticks each, one more or less at either end; a machine that stalls leaves ticks out.
    const requests = (metrics['requests.per-event'] ?? NaN) * 20;
    expect(requests).toBeGreaterThanOrEqual(isDisturbed ? 0 : 8);
    expect(requests).toBeLessThanOrEqual(12);
    if (requests > 0) {
      expect(metrics['requests.empty']).toBeLessThan(1);
      // Chromium says more than a bare client, whose head is 90 bytes.
      expect(((metrics['wire.request-heads.up'] ?? NaN) * 20) / requests).toBeGreaterThan(150);
    }
    expect(metrics['clock.error']).toBeGreaterThan(0);
    expect(metrics['client.cpu']).toBeGreaterThan(0);
    expect(metrics['lateness.p50']).toBeGreaterThan(0);
  });

  test('has all streams of a page, and all that it sends up, on one connection over HTTP/2 and TLS', async () => {
    const { metrics, deliveries, reasons } = countsOf(
      await trialOf('sse-h2', { tls: true, subscriptionsPerAgent: 8, upstreamPerSecond: 40 }),
    );
    expect(reasons).toEqual([]);
    expect(metrics).toMatchObject({ 'echo.lost': 0, 'echo.requests': 1 });
    expect(deliveries).toMatchObject({ expected: 160, delivered: 160, early: 0 });
    expect(metrics).toMatchObject({ 'connections.opened': 2, 'requests.per-event': 0 });
    // A record of TLS holds what comes together, of however many streams.
    expect(metrics['wire.tls.down']).toBeLessThanOrEqual(22);
    expect(metrics['wire.tls.down']).toBeGreaterThan(0);
  });

  test('fails in one line when a page crashes, and leaves nothing running', async () => {
    let processes: readonly ProcessId[] = [];
    const outcome = await trialOf('sse', { durationUs: 2_000_000 }, (cast) => {
      processes = crashPages(cast.clients);
      return Promise.resolve();
    });
    expect(outcome).toEqual({ state: 'failed', reason: 'a page crashed' });
    expect(processes.length).toBeGreaterThan(3);
    await expect.poll(() => processes.filter(isRunning), { timeout: 20_000 }).toEqual([]);
  });
});
