import { describe, expect, test } from 'vitest';
import { distributionOf, EXAMPLE_DELIVERIES } from '../core/example-measurement.ts';
import { judge, type Pace } from './finding.ts';
import { stopInFigures } from './stop-in-figures.ts';
import type { TrialFigures } from './trial-figures.ts';

const STOP = { stoppedUs: 3_000_000, windowUs: 8_000_000 };
const EVERY_US = 10_000;
const PROMPT_US = 1_000;
const PACES = ['quick', 'full'] as const;

/** An event each 10 ms; what a server that stops for so long does to their lateness, simulated event by event. */
function latenessAfterStop(stoppedUs: number): readonly number[] {
  return Array.from({ length: STOP.windowUs / EVERY_US }, (_, n) => {
    const sinceStopUs = n * EVERY_US - 2_000_000;
    const heldUs = sinceStopUs >= 0 && sinceStopUs < stoppedUs ? stoppedUs - sinceStopUs : 0;
    return heldUs + PROMPT_US;
  });
}

const RIGHT: TrialFigures = {
  metrics: { 'client.stall': 2_000 },
  deliveries: EXAMPLE_DELIVERIES,
  reasons: ['the feed itself was late (p99 2900 ms)'],
  disturbances: [],
  lateness: distributionOf(latenessAfterStop(STOP.stoppedUs)),
  service: distributionOf(latenessAfterStop(0)),
};

/** What did not pass, with its verdict. */
function complaints(changes: Partial<TrialFigures>, pace: Pace): readonly string[] {
  return stopInFigures({ ...RIGHT, ...changes }, STOP, pace)
    .map((one) => judge(one))
    .filter(({ verdict }) => verdict !== 'passed')
    .map(({ what, verdict }) => `${what}: ${verdict}`);
}

describe.each(PACES)('the figures of a stop (%s)', (pace) => {
  test('are right where lateness holds all of it, and service time none', () => {
    expect(complaints({}, pace)).toEqual([]);
  });

  test('are wrong where lateness begins when an event is sent', () => {
    expect(complaints({ lateness: RIGHT.service }, pace)).toEqual([
      'longest lateness, against the stop: failed',
      'lateness p75, S − (1 − q)·T: failed',
      'lateness p90, S − (1 − q)·T: failed',
      'lateness p99, S − (1 − q)·T: failed',
      'naive p99, sent to received: failed',
    ]);
  });

  test('are wrong where lateness holds the stop twice', () => {
    const lateness = distributionOf(latenessAfterStop(STOP.stoppedUs).map((us) => 2 * us));
    expect(complaints({ lateness }, pace)).toHaveLength(3);
  });

  test('are wrong where the naive figure holds the stop: then it is no negative control', () => {
    expect(complaints({ service: RIGHT.lateness }, pace)).toEqual(['naive p99, sent to received: failed']);
  });

  test('are wrong where the stop is laid to the client, or not to the feed', () => {
    expect(complaints({ metrics: { 'client.stall': STOP.stoppedUs } }, pace)).toContain(
      'stall of the client, which nobody stopped: failed',
    );
    expect(complaints({ reasons: [] }, pace)).toEqual(['guards that blame the feed: failed']);
  });

  test('prove nothing where the machine stood still as well', () => {
    const lateness = distributionOf(latenessAfterStop(STOP.stoppedUs).map((us) => 2 * us));
    const disturbed = { lateness, disturbances: ['the machine kept the self-test itself waiting'] };
    expect(complaints(disturbed, pace).every((text) => text.endsWith(': invalid machine'))).toBe(true);
    const stalled = { lateness, metrics: { 'client.stall': 200_000 } };
    expect(complaints(stalled, pace)).toContain('lateness p75, S − (1 − q)·T: invalid machine');
  });
});

test('the percentiles of a stop of 3 s in 8 s are 1 s, 2.2 s and 2.92 s', () => {
  const predicted = stopInFigures(RIGHT, STOP, 'full').flatMap(({ expected }) =>
    'about' in expected ? [Math.round(expected.about)] : [],
  );
  expect(predicted).toEqual([1_000_000, 2_200_000, 2_920_000]);
});
