import { describe, expect, test } from 'vitest';
import type { Measurement } from '../../core/measurement.ts';
import type { Parameters } from '../../core/result.ts';
import type { RowId } from '../../transports.ts';
import { trialWith } from './example-trial.ts';
import { requestsDisagree } from './requests-disagree.ts';

function isReason(
  apart: number,
  row: RowId,
  readApartUs: Measurement['readApartUs'],
  parameters: Partial<Parameters> = {},
): boolean {
  const requests = { client: 1_000, server: 1_000 + apart, empty: 0, heldMax: 1 };
  return requestsDisagree(trialWith({ requests, readApartUs }, row, parameters)) !== undefined;
}

describe('clients and server', () => {
  test('disagree by more than the request that each subscription has on its way, and the reason tells both', () => {
    const requests = { client: 10, server: 15, empty: 0, heldMax: 1 };
    expect(requestsDisagree(trialWith({ requests }))).toBe(
      'clients sent 10 requests and the server received 15',
    );
    for (const apart of [4, -4]) expect(isReason(apart, 'polling', 0)).toBe(false);
    for (const apart of [5, -5]) expect(isReason(apart, 'polling', 0)).toBe(true);
  });

  test('cannot disagree where the server is not ours and tells nobody what it counts', () => {
    const requests = { client: 10, empty: 0 };
    expect(requestsDisagree(trialWith({ requests }))).toBeUndefined();
  });

  test.each<readonly [RowId, Partial<Parameters>, number]>([
    ['polling', { pollEveryUs: 1_000 }, 4 + 4 * 20],
    ['polling', { pollEveryUs: 1_000_000 }, 4],
    ['long-polling', { holdUs: 10_000 }, 4 + 4 * 2],
    ['long-polling', { holdUs: 1_000_000, ratePerSecond: 100 }, 4 + 4 * 2],
    ['sse', { pollEveryUs: 1_000 }, 4],
    ['sse', { upstreamPerSecond: 100 }, 4 + 4 + 2],
  ])('of %s with %j may differ by %i requests when they were read 20 ms apart', (row, parameters, most) => {
    expect(isReason(most, row, 20_000, parameters)).toBe(false);
    expect(isReason(most + 1, row, 20_000, parameters)).toBe(true);
  });
});
