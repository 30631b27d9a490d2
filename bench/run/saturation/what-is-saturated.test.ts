import { describe, expect, test } from 'vitest';
import { POLL_LOADS } from '../../core/load.ts';
import type { Parameters } from '../../core/result.ts';
import { DEFAULT_PARAMETERS } from '../../suites/default-parameters.ts';
import { ROW_IDS } from '../../transports.ts';
import { obstacleToSaturation } from './what-is-saturated.ts';

const AUTOCANNON: Parameters = { ...DEFAULT_PARAMETERS, load: 'autocannon' };

describe('a load without a feed', () => {
  test.each(POLL_LOADS)('is for polling over HTTP/1.1 alone (%s)', (load) => {
    const possible = ROW_IDS.filter(
      (row) => obstacleToSaturation(row, { ...AUTOCANNON, load }) === undefined,
    );
    expect(possible).toEqual(['polling']);
  });

  test('is what it judges: with a feed every row may run', () => {
    for (const row of ROW_IDS) expect(obstacleToSaturation(row, DEFAULT_PARAMETERS)).toBeUndefined();
  });

  test.each(['sse', 'long-polling', 'websocket', 'raw-tcp'] as const)(
    'says in one line that it is not for %s',
    (row) => {
      expect(obstacleToSaturation(row, AUTOCANNON)).toMatch(
        /^the load autocannon is for polling over HTTP\/1\.1, not for .*; give -t polling$/,
      );
    },
  );

  test.each<readonly [Partial<Parameters>, RegExp]>([
    [{ http: 2 }, /not for polling over HTTP\/2/],
    [{ tls: true }, /leave out --tls/],
    [{ delayUpUs: 1_000 }, /--delay/],
    [{ ledger: true }, /--ledger/],
    [{ keepAlive: false }, /leave out --no-keep-alive/],
    [{ agents: 2, drivers: 3 }, /give at most --drivers 2/],
  ])('is refused with %j', (changes, message) => {
    expect(obstacleToSaturation('polling', { ...AUTOCANNON, ...changes })).toMatch(message);
    expect(obstacleToSaturation('polling', { ...DEFAULT_PARAMETERS, ...changes })).toBeUndefined();
  });

  test('shares out connections, however few agents hold them', () => {
    const shared = { ...AUTOCANNON, agents: 1, subscriptionsPerAgent: 4, drivers: 4 };
    expect(obstacleToSaturation('polling', shared)).toBeUndefined();
  });
});
