import { describe, expect, test } from 'vitest';
import { metricOf } from '../core/metrics.ts';
import { CONTROL_ROW } from '../transports.ts';
import { contendersOf, type Suite } from './suite.ts';
import { SUITES } from './suites.ts';

const SWEEPS = (Object.entries(SUITES) as [string, Suite][]).flatMap(([name, suite]) =>
  suite.sweep === undefined ? [] : [[name, suite, suite.sweep] as const],
);

/** Starting, connecting and stopping a trial, and its repeats. */
const OVERHEAD_US = 2_500_000;
const MOST_US = 360_000_000;

describe.each(SWEEPS)('the suite %s', (_, suite, sweep) => {
  test('has a point for each of its variants, and metrics that there are', () => {
    expect(Object.keys(sweep.points)).toEqual(Object.keys(suite.variants ?? {}));
    expect(new Set(Object.values(sweep.points)).size).toBe(Object.keys(sweep.points).length);
    for (const metric of sweep.metrics) expect(metricOf(metric)?.id).toBe(metric);
  });

  test('measures the control at a point at least', () => {
    expect(contendersOf(suite, [CONTROL_ROW]).length).toBeGreaterThan(0);
  });

  test('takes no more than six minutes', () => {
    const { durationUs, warmupUs } = suite.parameters;
    const trials = contendersOf(suite, suite.rows).length * suite.repetitions;
    expect(trials * (durationUs + warmupUs + OVERHEAD_US)).toBeLessThan(MOST_US);
  });
});

test('the points of sweep-poll lie at λT, those of sweep-hold at λh, from 0.1 to 5', () => {
  const products = (suite: Suite, time: 'pollEveryUs' | 'holdUs'): readonly number[] =>
    Object.values(suite.variants ?? {}).map(
      ({ changes }) => ((changes.ratePerSecond ?? NaN) * (changes[time] ?? NaN)) / 1_000_000,
    );
  for (const [suite, time] of [
    [SUITES['sweep-poll'], 'pollEveryUs'],
    [SUITES['sweep-hold'], 'holdUs'],
  ] as const) {
    const at = Object.values(suite.sweep.points);
    expect(products(suite, time)).toEqual(at);
    expect([at[0], at.at(-1)]).toEqual([0.1, 5]);
  }
});

test('sweep-delay delays by 0, 5, 25 and 100 ms each way, through a link from the first point on', () => {
  const suite: Suite = SUITES['sweep-delay'];
  expect(suite.parameters.link).toBe(true);
  expect(Object.values(suite.sweep?.points ?? {})).toEqual([0, 5_000, 25_000, 100_000]);
  for (const [name, { changes }] of Object.entries(suite.variants ?? {})) {
    expect([changes.delayUpUs, changes.delayDownUs]).toEqual(new Array(2).fill(suite.sweep?.points[name]));
  }
});
