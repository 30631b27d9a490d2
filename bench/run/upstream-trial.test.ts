import { describe, expect, test } from 'vitest';
import type { Parameters } from '../core/result.ts';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';
import type { RowId } from '../transports.ts';
import { runTrial } from './trial.ts';

const SHORT: Parameters = {
  ...DEFAULT_PARAMETERS,
  agents: 3,
  ratePerSecond: 20,
  arrival: 'constant',
  durationUs: 400_000,
  warmupUs: 0,
  bodyBytes: 50,
};

async function measured(row: RowId, changes: Partial<Parameters>) {
  const outcome = await runTrial(
    { row, parameters: { ...SHORT, ...changes }, seed: 1 },
    { onPhase: () => undefined, signal: new AbortController().signal },
  );
  if (outcome.state === 'failed') throw new Error(outcome.reason);
  // A busy machine may find the feed or a client late; the sums have to be right all the same.
  const reasons = outcome.state === 'invalid' ? outcome.reasons : [];
  expect(reasons.filter((reason) => /byte|ledger|told apart|connections|requests/.test(reason))).toEqual([]);
  return outcome;
}

/** `echo`, four digits, and a space behind either. */
const ID_BYTES = 10;
const PORT_DIGITS = 5;
const FIELDS = [
  '',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Length: 50',
  'Host: 127.0.0.1:',
  'Connection: keep-alive',
  '\r\n',
].join('\r\n');

describe('a trial whose clients send up while the feed flows', () => {
  test.each([
    // A header of 2 bytes, and a mask of 4 up.
    ['websocket', 0, 2 + 4 + ID_BYTES + 50, 2 + ID_BYTES + 50],
    ['raw-tcp', 0, ID_BYTES + 50 + 1, ID_BYTES + 50 + 1],
    ['sse', 1, `POST /sse HTTP/1.1${FIELDS}`.length + PORT_DIGITS + 50, undefined],
  ] as const)('has every echo of %s, to the byte', async (row, requests, up, down) => {
    const { metrics, deliveries } = await measured(row, { upstreamPerSecond: 40, ledger: true });
    expect(metrics).toMatchObject({ 'echo.count': 16, 'echo.lost': 0, 'echo.requests': requests });
    expect(metrics['echo.bytes.up']).toBe(up);
    if (down !== undefined) expect(metrics['echo.bytes.down']).toBe(down);
    // What the feed costs is told as if nothing went up.
    expect(metrics['wire.payload.down']).toBe(132);
    expect(metrics['wire.request-heads.up']).toBe(0);
    expect(metrics['requests.per-event']).toBe(0);
    expect(deliveries).toMatchObject({ expected: 8 * 3, delivered: 8 * 3 });
  });
});

test('a trial whose clients send up alone has no events, and every echo on the session of the streams', async () => {
  const { metrics, histograms } = await measured('sse-h2', { ratePerSecond: 0, upstreamPerSecond: 40 });
  expect(metrics).toMatchObject({
    'echo.count': 16,
    'echo.requests': 1,
    'connections.opened': 3,
    delivered: 0,
    lost: 0,
  });
  expect(metrics).not.toHaveProperty(['lateness.p50']);
  expect(metrics).not.toHaveProperty(['server.cpu']);
  expect(Object.keys(histograms)).toEqual(expect.arrayContaining(['echo', 'roundTrip']));
});

test('a trial whose events are posted has each at every subscription, and no request of them in its counts', async () => {
  const { metrics, histograms } = await measured('raw-tcp', { trigger: 'post', drivers: 2 });
  expect(metrics).toMatchObject({
    'spread.reached': 1,
    'connections.opened': 3,
    delivered: 8 * 3,
    'bytes.up': 0,
  });
  expect(metrics['publish.p50']).toBeGreaterThan(0);
  expect(metrics['spread.last.p50']).toBeGreaterThanOrEqual(metrics['spread.first.p50'] ?? Infinity);
  expect(Object.keys(histograms)).toEqual(expect.arrayContaining(['hop', 'toFirst', 'toLast', 'spread']));
});
