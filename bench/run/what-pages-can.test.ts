import { describe, expect, test } from 'vitest';
import type { Parameters } from '../core/result.ts';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';
import { SUITES } from '../suites/suites.ts';
import type { RowId } from '../transports.ts';
import { obstacleInWords } from './obstacle.ts';
import { obstacleToPages } from './what-pages-can.ts';

const PAGES = { client: 'chromium', ledger: true, link: true, agents: 4 } as const;

function obstacle(row: RowId, changes: Partial<Parameters>): string | undefined {
  const found = obstacleToPages(row, { ...DEFAULT_PARAMETERS, ...PAGES, ...changes }, { cores: 2 });
  return found && obstacleInWords(found);
}

describe('what pages can do', () => {
  test.each<readonly [RowId, Partial<Parameters>]>([
    ['polling', {}],
    ['polling', { subscriptionsPerAgent: 50 }],
    ['long-polling', { subscriptionsPerAgent: 6 }],
    ['sse', { subscriptionsPerAgent: 6, agents: 16 }],
    ['sse-h2', { tls: true, subscriptionsPerAgent: 256 }],
    ['websocket', { subscriptionsPerAgent: 255 }],
    ['sse', { subscriptionsPerAgent: 5, upstreamPerSecond: 10 }],
    ['websocket', { subscriptionsPerAgent: 255, upstreamPerSecond: 10 }],
    ['polling', { requestHeaders: 'chromium' }],
    ['raw-tcp', { client: 'node', keepAlive: false, agents: 5_000 }],
  ])('lets %s through with %o', (row, changes) => {
    expect(obstacle(row, changes)).toBeUndefined();
  });

  test.each<readonly [RowId, Partial<Parameters>, RegExp]>([
    ['raw-tcp', {}, /no page can speak raw TCP .*leave it out of -t/],
    ['sse', { subscriptionsPerAgent: 7 }, /at most 6 subscriptions of SSE .*--subscriptions 6$/],
    ['long-polling', { subscriptionsPerAgent: 7 }, /--subscriptions 6$/],
    ['sse-h2', { tls: true, subscriptionsPerAgent: 257 }, /--subscriptions 256$/],
    ['websocket', { subscriptionsPerAgent: 256 }, /--subscriptions 255$/],
    ['sse-h2', {}, /no browser speaks HTTP\/2 without TLS; give --tls/],
    ['polling', { http: 2 }, /give --tls/],
    ['sse', { agents: 17 }, /too many for 2 cores; give at most --agents 16$/],
    ['sse', { drivers: 2 }, /leave out --drivers/],
    ['polling', { keepAlive: false }, /leave out --no-keep-alive/],
    ['sse', { ledger: false }, /give --ledger$/],
    // The sixth connection is for messages.
    [
      'sse',
      { subscriptionsPerAgent: 6, upstreamPerSecond: 10 },
      /beside what it sends up.*--subscriptions 5$/,
    ],
    [
      'polling',
      { requestHeaders: 'chromium-cookie' },
      /not those of chromium-cookie; give --headers chromium/,
    ],
    ['polling', { load: 'autocannon' }, /not for the load autocannon; leave out --load$/],
  ])('refuses %s with %o, and says what to do', (row, changes, line) => {
    expect(obstacle(row, changes)).toMatch(line);
  });

  test('lets the suites that look at a browser try more than it holds, and no other rows', () => {
    const { parameters, rows } = SUITES['connection-limit'];
    for (const row of rows) expect(obstacle(row, parameters)).toBeUndefined();
    expect(obstacle('polling', parameters)).toMatch(/give -t sse, sse-h2 or websocket/);
    expect(obstacle('websocket', SUITES['event-source-features'].parameters)).toMatch(/leave out -t/);
  });
});
