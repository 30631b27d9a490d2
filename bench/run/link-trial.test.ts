import { describe, expect, test } from 'vitest';
import type { MetricId } from '../core/metrics.ts';
import type { Parameters } from '../core/result.ts';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';
import { ROW_IDS, type RowId } from '../transports.ts';
import { runTrial } from './trial.ts';

const SHORT: Parameters = {
  ...DEFAULT_PARAMETERS,
  agents: 2,
  ratePerSecond: 20,
  arrival: 'constant',
  durationUs: 400_000,
  warmupUs: 0,
  pollEveryUs: 50_000,
  ledger: true,
};

async function measured(row: RowId, changes: Partial<Parameters> = {}) {
  const outcome = await runTrial(
    { row, parameters: { ...SHORT, ...changes }, seed: 1 },
    { onPhase: () => undefined, signal: new AbortController().signal },
  );
  if (outcome.state === 'failed') throw new Error(outcome.reason);
  // A busy machine may find the feed late; the sums have to be right all the same.
  const reasons = outcome.state === 'invalid' ? outcome.reasons : [];
  expect(reasons.filter((reason) => /byte|ledger|told apart|connections/.test(reason))).toEqual([]);
  return outcome.metrics;
}

/** Epoch, hyphen and one digit: the events are the second to the ninth of the log. */
const CURSOR_BYTES = 6;

describe('a trial with a ledger', () => {
  test.each(ROW_IDS)('accounts for every byte of %s, and tells no latency', async (row) => {
    const metrics = await measured(row);
    expect(metrics['wire.payload.down']).toBe(182);
    expect(metrics).not.toHaveProperty(['lateness.p50']);
    expect(metrics['wire.total']).toBeGreaterThan(182);
  });

  // Events that a stalled machine sends together share a frame of HTTP/2.
  test.each([
    ['sse', 13, 6],
    ['sse-h2', 13, 9],
    ['websocket', 1, 4],
    ['raw-tcp', 2, 0],
  ] as const)('finds the framing of %s to the byte', { retry: 3 }, async (row, beside, transferBytes) => {
    const metrics = await measured(row);
    expect(metrics['wire.event-framing.down']).toBe(CURSOR_BYTES + beside);
    expect(metrics['wire.transfer-framing.down']).toBe(transferBytes);
    expect(metrics['wire.request-heads.up']).toBe(0);
  });

  // Events that a stalled machine sends together share a record.
  test('adds 22 bytes of TLS 1.3 to each event of a stream', { retry: 3 }, async () => {
    const metrics = await measured('websocket', { tls: true });
    expect(metrics['wire.tls.down']).toBe(22);
    expect(metrics['wire.tls.up']).toBe(0);
  });

  test('sends what a profile says, over either HTTP', { retry: 3 }, async () => {
    const heads = async (changes: Partial<Parameters>) => perRequest('wire.request-heads.up', changes);
    const bare = await heads({});
    const chromium = await heads({ requestHeaders: 'chromium' });
    const compressed = await heads({ requestHeaders: 'chromium', http: 2 });
    expect(chromium).toBeGreaterThan(500);
    expect(bare).toBeLessThan(150);
    expect(compressed).toBeLessThan(bare);
  });

  test('adds what a proxy would add to answers', { retry: 3 }, async () => {
    const bare = await perRequest('wire.response-heads.down', {});
    const proxied = await perRequest('wire.response-heads.down', { responseHeaders: 'proxied' });
    expect(proxied - bare).toBeGreaterThan(200);
  });
});

/** Of long polling: on a busy machine an answer may hold several events, and a short window may see no request. */
async function perRequest(metric: MetricId, changes: Partial<Parameters>): Promise<number> {
  const metrics = await measured('long-polling', changes);
  return (metrics[metric] ?? NaN) / (metrics['requests.per-event'] ?? NaN);
}

test('a delay that was asked for is in every delivery, each way', async () => {
  const metrics = await measured('raw-tcp', { ledger: false, delayUpUs: 20_000, delayDownUs: 20_000 });
  expect(metrics['lateness.p50']).toBeGreaterThanOrEqual(20_000);
  expect(metrics['connect.p50']).toBeGreaterThanOrEqual(40_000);
  expect(metrics['link.delay.down']).toBeGreaterThanOrEqual(20_000);
});

test('a link that was asked for by itself delays nothing, and tells its times', async () => {
  const metrics = await measured('raw-tcp', { ledger: false, link: true });
  expect(metrics['lateness.p50']).toBeGreaterThan(0);
  expect(metrics['link.transit.p50']).toBeGreaterThanOrEqual(0);
  expect(metrics).not.toHaveProperty(['link.delay.down']);
});
