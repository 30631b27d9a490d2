import { describe, expect, test } from 'vitest';
import type { Parameters } from '../../core/result.ts';
import type { RowId } from '../../transports.ts';
import { reasonsUnder, sabotageBy, type Sabotage } from './example-sabotaged-trial.ts';

const PROCESSES = ['server-process', 'client-process', 'link-process'];

describe('a trial of real processes is invalid', () => {
  test.each<readonly [string, Sabotage, RowId, Partial<Parameters>, readonly RegExp[]]>([
    [
      'whose processes have no time to spare',
      'busy-process',
      'raw-tcp',
      { ratePerSecond: 40, delayDownUs: 20_000 },
      [
        /^the client process was busy/,
        /^the feed itself was late/,
        /^the link was busy/,
        /^the link did not keep/,
      ],
    ],
    [
      'whose server is too slow for its feed',
      'growing-queue',
      'raw-tcp',
      { agents: 1, ratePerSecond: 50, durationUs: 800_000, drainUs: 5_000_000 },
      [/^the lateness never settled: its median was /],
    ],
    [
      'whose server repeats events, and follows another plan',
      'lying-server',
      'raw-tcp',
      { arrival: 'poisson', ratePerSecond: 40, pollEveryUs: 50_000 },
      [/^without any fault there were \d+ duplicated/, /^\d+ of \d+ events were published$/],
    ],
    [
      'whose client asks twice, and drains half of the answers',
      'undrained-client',
      'polling',
      { pollEveryUs: 50_000 },
      [
        /^clients sent \d+ requests and the server received \d+$/,
        /^\d+ connections were opened where the scenario has 2$/,
      ],
    ],
  ])('%s', { retry: 2 }, async (_, sabotage, row, parameters, expected) => {
    const reasons = await reasonsUnder(sabotageBy(sabotage, PROCESSES), row, parameters);
    for (const reason of expected) expect(reasons).toContainEqual(expect.stringMatching(reason));
  });
});
